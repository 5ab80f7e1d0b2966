import type { IsKnown } from "@rollcall/core";

/** A reader that notes each version it is asked about, and knows those of its last reads. */
export interface KnownVersions {
  readonly isKnown: IsKnown;
  /** Stable keys in the order in which they were asked about since the last call. */
  readonly asked: () => readonly string[];
}

/** Starts with nothing known. */
export function knownVersions(): KnownVersions {
  const versions = new Map<string, string>();
  const asked: string[] = [];
  return {
    isKnown: ({ stable }, given) => {
      const version = typeof given === "string" ? given : Buffer.from(given).toString("latin1");
      asked.push(stable);
      const known = versions.get(stable) === version;
      versions.set(stable, version);
      return known;
    },
    asked: () => asked.splice(0),
  };
}
