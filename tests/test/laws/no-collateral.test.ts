import { type Account, entitlementKey, initial, type Person, type Policy } from "@rollcall/core";
import { type World, worldPolicy } from "@rollcall/testkit";
import fc, { type Arbitrary } from "fast-check";
import { expect, test } from "vitest";
import { targetContents } from "../stage/contents.ts";
import { live } from "../stage/run.ts";
import { patience, runs } from "../stage/runs.ts";
import { someLimits } from "../stage/some-limits.ts";
import { type Stage, stageOf } from "../stage/stage.ts";
import { happen, later, stretches } from "../stage/steps.ts";
import { worlds } from "../stage/worlds.ts";

/** A world in which some accounts have two possible owners, some are protected, and some people are left alone. */
interface Crowded {
  readonly world: World;
  readonly policy: Policy;
  readonly protectedKeys: readonly string[];
  readonly unmanagedIds: readonly string[];
}

function crowded(): Arbitrary<Crowded> {
  const extras = fc.array(fc.record({ owner: fc.nat(3), enabled: fc.boolean() }), { maxLength: 3 });
  const some = (prefix: string) =>
    fc.subarray(
      Array.from({ length: 4 }, (_, at) => `${prefix}${at}`),
      { maxLength: 2 },
    );
  return fc
    .tuple(worlds(), extras, some("k"), some("p"))
    .map(([made, others, protectedKeys, unmanagedIds]) => {
      const accounts = [...made.accounts, ...others.map(extraAccount)];
      // Once somebody's linked account is deleted, another one that was in dispute with it may be theirs.
      const lifecycle = { ...made.lifecycle, retainDays: "forever" as const };
      const world = { ...made, accounts, lifecycle };
      const { [made.target]: rules, ...rest } = worldPolicy(world).targets;
      if (!rules) throw new Error("the policy has no rules for the target of the world");
      const policy: Policy = {
        name: "crowded",
        targets: {
          ...rest,
          [made.target]: {
            ...rules,
            attributes: { ...rules.attributes, telephone: initial(() => "01632 960001") },
            protect: ({ ref }) => protectedKeys.includes(ref.stable),
            unmanaged: ({ id }) => unmanagedIds.includes(id),
          },
        },
      };
      return { world, policy, protectedKeys, unmanagedIds };
    });
}

function extraAccount(
  { owner, enabled }: { owner: number; enabled: boolean },
  at: number,
): Account {
  return {
    ref: { kind: "account", stable: `x${at}`, lookup: `extra.${at}` },
    attributes: { userName: `extra.${at}`, employeeNumber: String(20_000_000 + owner) },
    entitlements: [],
    enabled,
    observedAt: "2026-11-21T07:00:00Z",
  };
}

/** Works out, without the engine, the accounts in which nobody may change anything. */
function untouchable({ world, protectedKeys, unmanagedIds }: Crowded): ReadonlySet<string> {
  const keys = new Set(protectedKeys);
  const linked = new Map(world.links.map((link) => [link.account.stable, link.personId]));
  const holdsLink = new Set(linked.values());
  for (const { ref, attributes } of world.accounts) {
    const owner = linked.get(ref.stable);
    const found = world.people.filter((person) => numberOf(person) === attributes.employeeNumber);
    if (owner !== undefined) {
      if (unmanagedIds.includes(owner)) keys.add(ref.stable);
      continue;
    }
    const alike = world.accounts.filter(
      (other) =>
        other.attributes.employeeNumber === attributes.employeeNumber &&
        !linked.has(other.ref.stable),
    );
    const isMine = found.length === 1 && alike.length === 1;
    const [person] = found;
    if (!isMine || !person || holdsLink.has(person.id) || unmanagedIds.includes(person.id)) {
      keys.add(ref.stable);
    }
  }
  return keys;
}

function numberOf({ identifiers }: Person): string | undefined {
  return identifiers.find(({ system }) => system.startsWith("esr-employee:"))?.value;
}

async function lived(given: Crowded, stage: Stage, script: Parameters<typeof happen>[1][]) {
  await live(stage, { asOf: given.world.asOf });
  const known = new Set(given.world.people.map(({ id }) => id));
  for (const step of script) {
    if (step.step === "put" && known.has(step.person.id)) happen(stage, step);
  }
  await live(stage, { asOf: later(given.world.asOf, 1), mode: "changes" });
  await live(stage, { asOf: later(given.world.asOf, 40), mode: "full" });
}

test("what nobody may touch is afterwards what it was before", { timeout: patience }, async () => {
  await fc.assert(
    fc.asyncProperty(crowded(), someLimits(), stretches(), async (given, limits, script) => {
      const { world, policy } = given;
      const stage = await stageOf(world, { limits, policy });
      const before = targetContents(stage.targets);
      await lived(
        given,
        stage,
        script.flatMap(({ steps }) => steps),
      );
      const after = targetContents(stage.targets);
      for (const stable of untouchable(given)) {
        const key = `${world.target} ${stable}`;
        if (before[key]) expect(after[key]).toEqual(before[key]);
      }
    }),
    runs(200),
  );
});

test("attributes and entitlements that the policy does not own are never changed", {
  timeout: patience,
}, async () => {
  await fc.assert(
    fc.asyncProperty(crowded(), someLimits(), async (given, limits) => {
      const { world, policy } = given;
      const stage = await stageOf(world, { limits, policy });
      const before = targetContents(stage.targets);
      await live(stage, { asOf: world.asOf });
      const after = targetContents(stage.targets);
      const rules = policy.targets[world.target];
      const owns = new Set(Object.values(world.groups).flat().map(entitlementKey));
      for (const [key, was] of Object.entries(before)) {
        const is = after[key];
        if (!is) continue;
        const names = new Set([...Object.keys(was.attributes), ...Object.keys(is.attributes)]);
        for (const name of names) {
          const mode = rules?.attributes[name]?.mode;
          const mayChange = mode === "owned" || (mode === "fill" && !was.attributes[name]);
          if (!mayChange) expect([name, is.attributes[name]]).toEqual([name, was.attributes[name]]);
        }
        const others = ({ entitlements }: typeof was): unknown =>
          entitlements.filter((one) => !owns.has(entitlementKey(one)));
        expect(others(is)).toEqual(others(was));
      }
    }),
    runs(150),
  );
});
