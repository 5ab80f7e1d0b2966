import type { Decision } from "../decision/decision.ts";
import type { DecisionInputs } from "../decision/decision-inputs.ts";

/** An event that is being decided on, or was. */
export interface Decided {
  /** A hash of the event, so that another one with the same id is known for another. */
  readonly hash: string;
  /** As it now stands: an answer to the challenge may have made another one of it. */
  decision: Promise<Decision>;
  /** What it was made from, as long as the person may still answer the challenge. */
  open: DecisionInputs | undefined;
}

/** The last events that were decided on, by id: a bounded memory. */
export interface DecidedEvents {
  find(id: string): Decided | undefined;
  /** Remembers an event, and forgets the one that was remembered first when there are too many. */
  remember(id: string, decided: Decided): void;
}

/** Makes a memory of at most so many events. */
export function decidedEvents(most: number): DecidedEvents {
  const byId = new Map<string, Decided>();
  return {
    find: (id) => byId.get(id),
    remember(id, decided) {
      byId.delete(id);
      byId.set(id, decided);
      if (byId.size <= most) return;
      const [oldest] = byId.keys();
      if (oldest !== undefined) byId.delete(oldest);
    },
  };
}
