import { groupsByName } from "@rollcall/connector-ad";
import type { Policy } from "@rollcall/core";
import { serverAvailability } from "@rollcall/testkit/servers";
import { describe, expect, test } from "vitest";
import { live, planFor } from "../stage/run.ts";
import { patience } from "../stage/runs.ts";
import {
  type Controller,
  connectorTo,
  embeddedTrust,
  type Running,
  sambaTrust,
} from "./stage/controller.ts";
import { type DirectoryTrust, directoryTrust, pass } from "./stage/directory-trust.ts";

const { samba } = await serverAvailability();

/** Has a policy own every group of the directory, that of everybody included. */
function owningEverything({ policy }: DirectoryTrust): Policy {
  const { directory } = policy.targets;
  const entitlements = directory?.entitlements;
  if (!directory || !entitlements) throw new Error("the policy of the trust owns no groups");
  const owning = { ...entitlements, owns: ({ kind }: { kind: string }) => kind === "group" };
  return { ...policy, targets: { directory: { ...directory, entitlements: owning } } };
}

/** Reads what everybody in the staff container holds of one group. */
async function holdingsOf(controller: Controller, group: string): Promise<readonly unknown[]> {
  const connector = connectorTo(controller);
  const id = (await groupsByName(connector, [group])).get(group)?.id;
  await using session = await connector.open();
  const found: unknown[] = [];
  for await (const { items } of session.read.scan()) {
    for (const { entitlements } of items) found.push(entitlements.find((one) => one.id === id));
  }
  return found;
}

/** Runs a trust whose policy owns all groups for some weeks, and sees that nothing is ever left to do. */
async function staysInStep(start: () => Promise<Running<unknown>>): Promise<void> {
  await using controller = await start();
  await using trust = await directoryTrust({ controller, people: 30, seed: 433 });
  const systems = { ...trust, policy: owningEverything(trust) };
  for (const days of [0, 5, 20]) {
    await pass(days, trust);
    const { receipts } = await live(systems, { asOf: trust.record.asOf });
    for (const { status, label, error } of receipts) {
      expect({ label, status, error }).toEqual({ label, status: "done", error: undefined });
    }
    for (const mode of ["full", "changes"] as const) {
      const plan = await planFor(systems, { asOf: trust.record.asOf, mode });
      expect(plan.operations).toEqual([]);
    }
  }
  const held = await holdingsOf(controller, "Domain Users");
  expect(held.length).toBeGreaterThan(25);
  for (const one of held) expect(one).toMatchObject({ kind: "group", fixed: true });
}

describe("a policy that owns all groups", () => {
  test("leaves everybody in the group of everybody", { timeout: patience }, async () => {
    await staysInStep(embeddedTrust);
  });

  test.skipIf(!samba.available)(
    "leaves everybody in the group of everybody on Samba",
    { timeout: patience },
    async () => {
      await staysInStep(sambaTrust);
    },
  );
});
