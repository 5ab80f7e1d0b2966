import type { AccountRef, Person } from "@rollcall/core";
import { arbitrary, type OtherHand, type World } from "@rollcall/testkit";
import fc, { type Arbitrary } from "fast-check";
import type { Stage } from "./stage.ts";

/** Something that happens to the staff record or, by another hand, to the directory. */
export type Step =
  | { readonly step: "put"; readonly person: Person }
  | { readonly step: "remove"; readonly personId: string }
  | { readonly step: "change"; readonly account: number; readonly change: OtherHand }
  | { readonly step: "delete"; readonly account: number };

/** What happens between two runs, and how many days pass. */
export interface Stretch {
  readonly steps: readonly Step[];
  readonly days: number;
  readonly mode: "full" | "changes";
}

/** Makes what happens in a world of so many people. */
export function stretches(people: number = 4): Arbitrary<readonly Stretch[]> {
  const days = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 45 }));
  const mode = fc.constantFrom("changes" as const, "full" as const);
  return fc.array(fc.record({ steps: fc.array(step(people), { maxLength: 4 }), days, mode }), {
    minLength: 1,
    maxLength: 5,
  });
}

/** Does one step. What the directory does not allow does not happen. */
export function happen(stage: Stage, step: Step): void {
  const { staff } = stage.source;
  if (step.step === "put") staff.put(step.person);
  else if (step.step === "remove") staff.remove(step.personId);
  else otherHand(stage, step);
}

function otherHand(stage: Stage, step: Extract<Step, { readonly account: number }>): void {
  const directory = stage.targets[0]?.directory;
  const accounts = directory?.accounts() ?? [];
  const ref: AccountRef | undefined = accounts[step.account % Math.max(accounts.length, 1)]?.ref;
  if (!directory || !ref) return;
  try {
    if (step.step === "change") directory.change(ref, step.change);
    else directory.remove(ref);
  } catch {
    // Nobody could have done it.
  }
}

/** Gives the moment so many days later. */
export function later(asOf: World["asOf"], days: number): World["asOf"] {
  return new Date(Date.parse(asOf) + days * 86_400_000).toISOString();
}

function step(people: number): Arbitrary<Step> {
  const ids = Array.from({ length: people }, (_, at) => `p${at}`);
  const change = fc.record(
    {
      attributes: fc.record(
        {
          displayName: fc.constantFrom("Ada Okafor", "somebody else", null),
          title: fc.constantFrom("Porter", null),
          givenName: fc.constantFrom("Ada", null),
          userName: fc.constantFrom("zoe.smith", "taken"),
          telephone: fc.constantFrom("01632 960001", null),
          manager: fc.constant(null),
        },
        { requiredKeys: [] },
      ),
      enabled: fc.boolean(),
      entitlements: fc.uniqueArray(arbitrary.entitlement(), {
        maxLength: 2,
        selector: ({ id }) => id,
      }),
    },
    { requiredKeys: [] },
  );
  return fc.oneof(
    { weight: 4, arbitrary: put(ids) },
    { weight: 1, arbitrary: removal(ids) },
    {
      weight: 3,
      arbitrary: fc.record({ step: fc.constant("change" as const), account: fc.nat(5), change }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ step: fc.constant("delete" as const), account: fc.nat(5) }),
    },
  );
}

function removal(ids: readonly string[]): Arbitrary<Step> {
  return fc.constantFrom(...ids).map((personId) => ({ step: "remove", personId }));
}

function put(ids: readonly string[]): Arbitrary<Step> {
  return fc
    .tuple(fc.nat(ids.length - 1), arbitrary.person({ today: "2026-11-21", managers: ids }))
    .map(([at, drawn]) => {
      const others = drawn.identifiers.filter(({ system }) => !system.startsWith("esr-employee:"));
      const number = { system: "esr-employee:431", value: String(20_000_000 + at) };
      const assignments = drawn.assignments.map((one, nth) => ({ ...one, id: `b${at}.${nth}` }));
      const person = { ...drawn, id: `p${at}`, identifiers: [number, ...others], assignments };
      return { step: "put", person };
    });
}
