import { people, sourceSubject } from "../source-subject.ts";
import type { Planted } from "./planted.ts";

/** Faults that only a source can have. */
export const plantedInSources: readonly Planted[] = [
  {
    fault: "can write to the staff record",
    breaks: ["a source has nothing that only a target has"],
    kind: "source",
    capabilities: ["changes", "write"],
    prepare: () =>
      sourceSubject((connector) => ({
        ...connector,
        open: async (options) => ({
          ...(await connector.open(options)),
          write: { execute: () => Promise.reject(new Error("not for use")) },
        }),
      })),
  },
  {
    fault: "gives assignments in the order of the file",
    breaks: ["people have an id, and their assignments in order of start, then id"],
    kind: "source",
    prepare: () =>
      sourceSubject(
        (connector) => connector,
        people.map((one) => ({ ...one, assignments: one.assignments.toReversed() })),
      ),
  },
  {
    fault: "describes nothing",
    breaks: ["the schema of a source describes people"],
    kind: "source",
    prepare: () =>
      sourceSubject((connector) => ({
        ...connector,
        open: async (options) => ({
          ...(await connector.open(options)),
          schema: async () => ({ kinds: {} }),
        }),
      })),
  },
];
