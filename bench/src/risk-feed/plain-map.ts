import type { RiskEvent } from "@rollcall/risk";

/** What a script without Rollcall would keep: every event that it has not seen, by person, for good. */
export interface PlainMap {
  take(event: RiskEvent): void;
  readonly size: number;
}

/** Makes an empty map of events. */
export function plainMap(): PlainMap {
  const seen = new Set<string>();
  const bySubject = new Map<string, RiskEvent[]>();
  return {
    take(event) {
      if (event.withdrawn || seen.has(event.id)) return;
      seen.add(event.id);
      const same = bySubject.get(event.subject);
      if (same) same.push(event);
      else bySubject.set(event.subject, [event]);
    },
    get size() {
      return seen.size;
    },
  };
}
