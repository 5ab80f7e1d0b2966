import type { Completeness, Instant, Person, RefusedRecord, SourceConnector } from "@rollcall/core";
import { type CallCounts, noCalls } from "./memory/calls.ts";
import { forgetAll, journal, note } from "./memory/journal.ts";
import { assertWanted } from "./memory/refusal.ts";
import { personSession, type Roster } from "./memory/roster.ts";

/** What a source in memory may be told. */
export interface MemorySourceOptions {
  /** The connector's name, such as `staff`. */
  readonly name: string;
  readonly people: readonly Person[];
  /** Defaults to the computer's. */
  readonly clock?: (() => Instant) | undefined;
  /** Records per page. Defaults to 500. */
  readonly pageSize?: number | undefined;
  /** What the last page of a scan states. Defaults to complete. */
  readonly completeness?: Completeness | undefined;
  /** Records that the source could not use. */
  readonly refused?: readonly RefusedRecord[] | undefined;
  /** `false` makes a source that can only be read in full. */
  readonly changes?: boolean | undefined;
}

/** A source in memory, and the staff record behind it. */
export interface MemorySource extends SourceConnector {
  readonly staff: {
    readonly calls: Readonly<CallCounts>;
    /** All people in the order of their ids. */
    people(): readonly Person[];
    /** Adds a person, or puts one in the place of the one with the same id. */
    put(person: Person): void;
    /** Takes a person out, and notes it as a deletion. */
    remove(id: string): void;
    /** Forgets all changes: tokens issued before now are expired. */
    expireChanges(): void;
  };
}

/**
 * Makes a source in memory, with changes.
 *
 * @example
 * ```ts
 * import { memorySource } from "@rollcall/testkit";
 *
 * const source = memorySource({ name: "staff", people: [] });
 * source.staff.remove("1234567");
 * ```
 */
export function memorySource(options: MemorySourceOptions): MemorySource {
  const roster: Roster = {
    options,
    clock: options.clock ?? (() => new Date().toISOString()),
    people: new Map(options.people.map((person) => [person.id, person])),
    journal: journal(100_000),
    calls: noCalls(),
  };
  return {
    spec: "rollcall/connector@1",
    name: options.name,
    kind: "source",
    staff: staffView(roster),
    open: async (opening) => {
      assertWanted(opening?.signal);
      roster.calls.open += 1;
      return personSession(roster);
    },
  };
}

function staffView(roster: Roster): MemorySource["staff"] {
  const { people, calls } = roster;
  return {
    calls,
    people: () => [...people.keys()].sort().flatMap((id) => people.get(id) ?? []),
    put: (person) => {
      people.set(person.id, person);
      note(roster.journal, person.id);
    },
    remove: (id) => {
      if (people.delete(id)) note(roster.journal, id);
    },
    expireChanges: () => forgetAll(roster.journal),
  };
}
