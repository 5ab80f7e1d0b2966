import {
  type Account,
  type Assignment,
  byIdentifier,
  definePolicy,
  firstDotLast,
  initial,
  type Lifecycle,
  linkWrites,
  memoryStore,
  owned,
  type Person,
  type Policy,
  type RuleFunction,
  type TargetPolicy,
} from "@rollcall/core";
import { memorySource, memoryTarget } from "@rollcall/testkit";
import type { Stage } from "./stage.ts";

/** The day on which a hospital opens. */
export const opening = "2026-11-20T07:00:00Z";

/** How a hospital is put up. */
export interface HospitalOptions {
  readonly people: number;
  readonly lifecycle?: Lifecycle | undefined;
}

/**
 * Puts up a hospital in which everybody has an account that is as it should be, and is linked to it. Nobody knows the
 * sizes of its systems before the first plan is applied.
 */
export async function hospital({ people, lifecycle }: HospitalOptions): Promise<Stage> {
  const staff = Array.from({ length: people }, (_, at) => employee(at));
  const accounts = staff.map((_, at) => accountOf(at));
  const store = memoryStore({ id: "the store of a hospital" });
  await store.commit(
    staff.flatMap(({ id, identifiers }, at) =>
      linkWrites({
        target: "directory",
        account: accountOf(at).ref,
        personId: id,
        identifiers,
        by: "spine-uuid",
        since: opening,
      }),
    ),
  );
  const clock = (): string => opening;
  return {
    source: memorySource({ name: "staff", people: staff, clock }),
    targets: [memoryTarget({ name: "directory", accounts, clock })],
    policy: hospitalPolicy(lifecycle),
    store,
    restorable: true,
  };
}

/** Gives the rules of a hospital: names, titles, one name allotted at creation. */
export function hospitalPolicy(lifecycle: Lifecycle = {}): Policy {
  return definePolicy({
    name: "hospital",
    targets: {
      directory: {
        lifecycle,
        correlate: [byIdentifier({ system: "spine-uuid", attribute: "employeeNumber" })],
        attributes: {
          userName: initial(({ names }) => firstDotLast(names.legal)),
          employeeNumber: initial(({ identifiers }) => identifiers[0]?.value),
          displayName: owned(({ names }) => `${names.legal.given} ${names.legal.family}`),
          title: owned((_, { primary }) => primary?.position.title),
        },
      },
    },
  });
}

/** Gives the rules of a hospital, and one more by which an attribute is owned. */
export function ruledAlso(attribute: string, value: RuleFunction): Policy {
  const rules = hospitalPolicy().targets.directory as TargetPolicy;
  const attributes = { ...rules.attributes, [attribute]: owned(value) };
  return definePolicy({ name: "hospital", targets: { directory: { ...rules, attributes } } });
}

/** Makes one of the staff whose post is another in some of what it says. */
export function employeeIn(at: number, post: Partial<Assignment>): Person {
  const { assignments, ...rest } = employee(at);
  return { ...rest, assignments: assignments.map((each) => ({ ...each, ...post })) };
}

/** Makes one of the staff, by number. */
export function employee(at: number): Person {
  return {
    id: `p${at}`,
    identifiers: [{ system: "spine-uuid", value: `u${at}` }],
    names: { legal: { given: "Sam", family: `Person${at}` } },
    assignments: [
      {
        id: `a${at}`,
        organisation: { vpd: "431" },
        position: { title: "Porter" },
        start: "2020-01-06",
        status: "active",
        primary: true,
      },
    ],
  };
}

function accountOf(at: number): Account {
  return {
    ref: { kind: "account", stable: `k${at}`, lookup: `sam.person${at}` },
    version: "1",
    attributes: {
      userName: `sam.person${at}`,
      employeeNumber: `u${at}`,
      displayName: `Sam Person${at}`,
      title: "Porter",
    },
    entitlements: [],
    enabled: true,
    observedAt: opening,
  };
}
