import { serverAvailability } from "@rollcall/testkit/servers";
import { describe, expect, test } from "vitest";
import { live } from "../stage/run.ts";
import { patience } from "../stage/runs.ts";
import { sambaTrust } from "./stage/controller.ts";
import { diceOf } from "./stage/dice.ts";
import { directoryTrust, pass } from "./stage/directory-trust.ts";
import { endState } from "./stage/end-state.ts";
import { insist } from "./stage/insist.ts";
import { expectRight } from "./stage/is-right.ts";
import { lineTo } from "./stage/line.ts";
import { lookAt, type SeenAccount } from "./stage/look.ts";
import { seeds } from "./stage/seeds.ts";
import { dealt, makeTrouble, troubles } from "./stage/trouble.ts";

const { samba } = await serverAvailability();
const who = { people: 150, seed: 431 };
/** A week of runs, and one that takes up what two weeks have brought. */
const workingDays = [0, 1, 1, 1, 1, 1, 10];
const connection = { callTimeout: 2500, connectTimeout: 2500 };

/** Compares how often things were written: never more often than where nothing went wrong. */
function expectNoMoreWrites(seen: readonly SeenAccount[], peaceful: readonly SeenAccount[]): void {
  const byName = new Map(peaceful.map((account) => [account.dn, account.versions]));
  for (const { dn, versions } of seen) {
    expect.soft(versions.size, dn).toBeGreaterThan(10);
    for (const [attribute, version] of versions) {
      const most = byName.get(dn)?.get(attribute) ?? 0;
      expect.soft(version, `${dn} ${attribute.toString(16)}`).toBeLessThanOrEqual(most);
    }
  }
}

describe.skipIf(!samba.available)("a Samba that is restarted, slowed and cut off at random", () => {
  test.each(seeds(3))(
    "is what the staff record says at the end of each day, and nothing was done twice (seed %i)",
    {
      timeout: 10 * patience,
    },
    async (seed) => {
      await using controller = await sambaTrust();
      await using line = await lineTo(controller);
      await using trust = await directoryTrust({ controller: line.controller, connection, ...who });
      await using undisturbed = await sambaTrust();
      await using peace = await directoryTrust({ controller: undisturbed, ...who });
      const dice = diceOf(seed);
      const kinds = dealt(dice);
      const happened = new Set<string>();
      const made = new Map<string, number>();
      for (const days of workingDays) {
        await pass(days, trust, peace);
        const { asOf, staff } = trust.record;
        await live(peace, { asOf });
        {
          const { server } = controller;
          await using trouble = makeTrouble({ server, line, dice, kinds, peace: 1500 });
          const { applied } = await insist(trust);
          for (const one of trouble.happened) happened.add(one);
          for (const { plan, receipts } of applied) {
            const creates = new Set(
              plan.operations.flatMap(({ kind, id }) => (kind === "create" ? id : [])),
            );
            for (const { operation, status, personId = "" } of receipts) {
              if (!creates.has(operation) || !["done", "already"].includes(status)) continue;
              made.set(personId, (made.get(personId) ?? 0) + 1);
            }
          }
        }
        const [seen, peaceful] = [await lookAt(controller), await lookAt(undisturbed)];
        expectRight(seen, staff);
        expect(endState(seen)).toEqual(endState(peaceful));
        expectNoMoreWrites(seen, peaceful);
      }
      expect(Math.max(...made.values())).toBe(1);
      expect([...happened].sort()).toEqual([...troubles].sort());
    },
  );
});
