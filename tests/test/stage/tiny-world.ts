import {
  type Account,
  linkWrites,
  memoryStore,
  type Person,
  type Policy,
  type Schema,
} from "@rollcall/core";
import { memorySource, memoryTarget } from "@rollcall/testkit";
import type { Stage } from "./stage.ts";

/** An account of a tiny world: a name that is unique and needed, an alias that is unique, and the number of another. */
export interface TinyAccount {
  readonly name: string;
  readonly alias: string | null;
  readonly refersTo: number | null;
}

/** The accounts of a tiny world by number; nothing where there is none. */
export type TinyState = readonly (TinyAccount | undefined)[];

const schema: Schema = {
  kinds: {
    account: {
      attributes: {
        name: { type: "string", unique: true, required: true, role: "name" },
        alias: { type: "string", unique: true },
        refers: { type: "string", reference: true },
      },
    },
  },
};

const asOf = "2026-11-21T07:00:00Z";

/** Tells whether a target takes accounts in such a state: the target in memory is the judge. */
export function isAllowed(state: TinyState): boolean {
  try {
    memoryTarget({ name: "tiny", schema, accounts: accountsOf(state) });
    return true;
  } catch {
    return false;
  }
}

/** Puts up a target in one state, and a staff record and policy that want it in another. */
export async function tinyStage(now: TinyState, then: TinyState): Promise<Stage> {
  const store = memoryStore({ id: "the store of a tiny world" });
  const people = then.map((_, at) => personOf(at, then));
  for (const { ref } of accountsOf(now)) {
    const personId = ref.stable.replace("k", "p");
    const link = {
      target: "tiny",
      account: ref,
      personId,
      identifiers: [],
      by: "test",
      since: asOf,
    };
    await store.commit(linkWrites(link));
  }
  const clock = (): string => asOf;
  return {
    source: memorySource({ name: "staff", people, clock }),
    targets: [memoryTarget({ name: "tiny", schema, accounts: accountsOf(now), clock })],
    policy: policyFor(then),
    store,
    restorable: true,
  };
}

function accountsOf(state: TinyState): readonly Account[] {
  return state.flatMap((account, at) => {
    if (!account) return [];
    const { name, alias, refersTo } = account;
    return {
      ref: { kind: "account", stable: `k${at}`, lookup: name },
      attributes: {
        name,
        ...(alias !== null && { alias }),
        ...(refersTo !== null && { refers: `k${refersTo}` }),
      },
      entitlements: [],
      enabled: true,
      observedAt: asOf,
    };
  });
}

function personOf(at: number, then: TinyState): Person {
  const ended = then[at] ? {} : { end: "2020-01-06", status: "ended" as const };
  return {
    id: `p${at}`,
    identifiers: [],
    names: { legal: { given: "", family: `p${at}` } },
    assignments: [
      {
        id: `a${at}`,
        organisation: {},
        position: {},
        start: "2019-01-07",
        status: "active",
        primary: true,
        ...ended,
      },
    ],
  };
}

function policyFor(then: TinyState): Policy {
  const wanted = ({ id }: Person): TinyAccount | undefined => then[Number(id.slice(1))];
  return {
    name: "tiny",
    targets: {
      tiny: {
        lifecycle: { retainDays: 1 },
        correlate: [],
        attributes: {
          name: { mode: "owned", value: (person) => wanted(person)?.name },
          alias: { mode: "owned", value: (person) => wanted(person)?.alias ?? null },
          refers: {
            mode: "owned",
            value: (person) => {
              const to = wanted(person)?.refersTo ?? null;
              return to === null ? null : { referenceTo: `p${to}` };
            },
          },
        },
      },
    },
  };
}
