import { type AccountRef, ConnectorError, secret } from "@rollcall/core";
import { serverAvailability, serviceAccount, startSamba } from "@rollcall/testkit/servers";
import { beforeAll, describe, expect, test } from "vitest";
import type { DirectoryContext } from "../../src/context.ts";
import { credentialsPart } from "../../src/credentials.ts";
import { writePart } from "../../src/write.ts";
import { contextOver } from "../stage/directory-context.ts";
import { lease } from "../stage/lease.ts";
import { createOf, deleteOf, membershipOf, setting, updateOf } from "../stage/operations.ts";
import { serverAround } from "../stage/server-around.ts";
import { places, trustTree } from "../stage/trust-tree.ts";

const { samba } = await serverAvailability();
const { base, staff, wards, groups, elsewhere } = places;
const service = serviceAccount({ accounts: [staff], groups: [groups] });

describe.skipIf(!samba.available)("an account with the least rights", () => {
  const prepare = [...trustTree, ...service.steps];
  const stage = serverAround(() => startSamba({ prepare }), service.login);
  let context: DirectoryContext;
  let strangers: DirectoryContext;

  beforeAll(async () => {
    context = await contextOver(stage.wire, base);
    strangers = await contextOver(await stage.open(stage.server.administrator), base);
  });

  let count = 0;
  const make = async (container: string, by: DirectoryContext, account = "account") => {
    count += 1;
    const attributes = { container, cn: `Person ${count}`, sAMAccountName: `person${count}` };
    const operation = createOf(attributes, { account, enabled: account === "account" });
    return (await writePart(by).execute(operation, lease)).ref as AccountRef;
  };

  test("does all that Rollcall does where it has them", async () => {
    const write = writePart(context);
    const [manager, ref] = [await make(staff, context), await make(staff, context)];
    const group = await make(groups, strangers, "group");
    const wanted = { title: "Nurse", cn: `Renamed ${count}`, container: wards };
    for (const operation of [
      updateOf(ref, { deltas: setting({ ...wanted, manager: manager.stable }), enabled: false }),
      membershipOf(group.stable, { grant: [ref] }),
      updateOf(ref, { enabled: true }),
      membershipOf(group.stable, { revoke: [ref] }),
      deleteOf(ref),
    ]) {
      expect((await write.execute(operation, lease)).status).toBe("done");
    }
    const credentials = credentialsPart(context);
    const password = secret(Buffer.from("Correct-Horse-9"));
    const mustChange = { mustChange: true };
    const receipt = await credentials?.setPassword(manager, password, lease, mustChange);
    expect(receipt?.status).toBe("done");
  });

  test("is refused elsewhere with advice, nothing is done there, and the others go on", async () => {
    const write = writePart(context);
    const [theirs, ours] = [await make(elsewhere, strangers), await make(staff, context)];
    const group = await make(elsewhere, strangers, "group");
    const attributes = { container: elsewhere, cn: "New", sAMAccountName: "new" };
    for (const operation of [
      updateOf(theirs, { deltas: setting({ title: "Nurse" }) }),
      updateOf(theirs, { enabled: false }),
      updateOf(theirs, { deltas: setting({ cn: "Renamed" }) }),
      updateOf(ours, { deltas: setting({ container: elsewhere }) }),
      membershipOf(group.stable, { grant: [ours] }),
      deleteOf(theirs),
      createOf(attributes, { enabled: true }),
    ]) {
      const error: unknown = await write.execute(operation, lease).catch((thrown) => thrown);
      if (!ConnectorError.is(error)) throw new Error(`${operation.kind}: ${String(error)}`);
      expect(error).toMatchObject({ code: "permission-denied", effect: "none", retry: "never" });
      expect(error.advice).toContain("Delegate");
    }
    const update = updateOf(ours, { deltas: setting({ title: "Nurse" }) });
    expect((await write.execute(update, lease)).status).toBe("done");
  });
});
