import type {
  Absent,
  AccountRef,
  Change,
  ChangePage,
  Completeness,
  DeltaToken,
  Instant,
  Page,
  Person,
  ReadQuery,
  Scalar,
  Schema,
  SourceSession,
} from "@rollcall/core";
import { assertToken, contentHash, type RefusedRecord } from "@rollcall/core";
import { answering } from "./answer.ts";
import type { CallCounts } from "./calls.ts";
import { changedKeys } from "./changed-keys.ts";
import { inPages } from "./in-pages.ts";
import type { Journal } from "./journal.ts";
import { refusal } from "./refusal.ts";
import { unknownOf } from "./unknown.ts";

/** A staff record in memory. */
export interface Roster {
  readonly options: {
    readonly name: string;
    readonly pageSize?: number | undefined;
    readonly completeness?: Completeness | undefined;
    readonly refused?: readonly RefusedRecord[] | undefined;
    readonly changes?: boolean | undefined;
  };
  readonly clock: () => Instant;
  readonly people: Map<string, Person>;
  readonly journal: Journal;
  readonly calls: CallCounts;
}

const schema: Schema = {
  kinds: {
    person: {
      attributes: {
        id: { type: "string", unique: true, required: true },
        identifiers: { type: "string", cardinality: "set" },
        names: { type: "string", required: true },
        birthDate: { type: "string" },
        assignments: { type: "string", cardinality: "list" },
      },
    },
  },
};

/** Opens a staff record. */
export function personSession(roster: Roster): SourceSession {
  const answer = answering(roster.calls);
  return {
    check: () => answer.one("check", undefined, () => ({ ok: true, findings: [] })),
    schema: () => answer.one("schema", undefined, () => schema),
    read: {
      scan: (query = {}) => answer.pages("scan", () => scan(roster, query)),
      get: (ref, options) => answer.one("get", options, () => get(roster, ref)),
    },
    ...(roster.options.changes !== false && {
      changes: {
        since: (token, options) =>
          answer.pages("since", () => since(roster, token, options?.signal)),
      },
    }),
    limits: {},
    [Symbol.asyncDispose]: async () => {
      answer.close();
    },
  };
}

async function* scan(roster: Roster, query: ReadQuery): AsyncIterable<Page<Person>> {
  const { completeness = { state: "complete" }, refused, pageSize = 500 } = roster.options;
  const people = inOrder(roster).filter((person) => isWanted(person, query.where));
  for await (const { slice, last } of inPages(people, { size: pageSize, signal: query.signal })) {
    const items = unknownOf(slice, query, (person) => ({ ref: refOf(person.id), says: person }));
    if (!last) yield { items };
    else yield { items, completeness, ...(refused && { refused }) };
  }
}

function isWanted(person: Person, where: ReadQuery["where"]): boolean {
  if (!where) return true;
  const held = heldBy(person)[where.attribute];
  if (held) return held.some((value) => where.anyOf.includes(value));
  throw refusal("unknown-attribute", "people cannot be asked for by it", {
    field: where.attribute,
  });
}

function heldBy(person: Person): Readonly<Record<string, readonly Scalar[]>> {
  return {
    id: [person.id],
    identifiers: person.identifiers.map(({ system, value }) => `${system}:${value}`),
  };
}

function refOf(id: string): AccountRef {
  return { kind: "person", stable: id };
}

function inOrder(roster: Roster): readonly Person[] {
  return [...roster.people.keys()].sort().flatMap((id) => roster.people.get(id) ?? []);
}

function get(roster: Roster, ref: AccountRef): Person | Absent {
  const found = ref.kind === "person" ? roster.people.get(ref.stable) : undefined;
  return found ?? { absent: "not-found", ref };
}

async function* since(
  roster: Roster,
  token: DeltaToken | undefined,
  signal: AbortSignal | undefined,
): AsyncIterable<ChangePage<Person>> {
  const { pageSize = 500, completeness = { state: "complete" } } = roster.options;
  const next = tokenOf(roster);
  const changes = token ? changesAfter(roster, token) : [];
  for await (const { slice, last } of inPages(changes, { size: pageSize, signal })) {
    if (!last) yield { changes: slice };
    else yield { changes: slice, token: next, completeness };
  }
}

function changesAfter(roster: Roster, token: DeltaToken): readonly Change<Person>[] {
  assertToken(token, tokenOf(roster));
  return changedKeys(roster.journal, token).map((id) => {
    const record = roster.people.get(id);
    if (record) return { change: "upsert", record };
    return { change: "tombstone", ref: refOf(id) };
  });
}

function tokenOf(roster: Roster): DeltaToken {
  return {
    connector: roster.options.name,
    scope: "all",
    issuedAt: roster.clock(),
    origin: `memory:${roster.options.name}`,
    fingerprint: contentHash(schema),
    value: String(roster.journal.sequence),
  };
}
