import type { AccountRef, Operation, Receipt } from "@rollcall/core";
import { expect, test } from "vitest";
import { keyOf } from "../../src/entry-key.ts";
import type { Wire } from "../../src/wire.ts";
import { beginCall, searchFew } from "../../src/write/call.ts";
import { writePart } from "../../src/write.ts";
import { embedded, staff } from "../stage/embedded.ts";
import { lease } from "../stage/lease.ts";
import { membershipOf } from "../stage/operations.ts";

const size = 5100;
const people = Array.from({ length: size }, (_, number) => ({
  dn: `CN=Staff ${number},${staff}`,
  attributes: { objectClass: "user", sAMAccountName: `staff${number}` },
}));
const ward = {
  dn: `CN=Ward,${staff}`,
  attributes: { objectClass: "group", sAMAccountName: "ward" },
};

test("a group gets 5,100 members and loses them, in requests that the server takes", async () => {
  await using stage = await embedded({
    entries: [...people, ward],
    limits: { maxPageSize: 10_000, maxValRange: 10_000, maxValuesPerModify: 500 },
  });
  const sent: number[] = [];
  const wire: Wire = {
    ...stage.wire,
    modify(dn, changes, call) {
      sent.push(changes.reduce((count, { values }) => count + values.length, 0));
      return stage.wire.modify(dn, changes, call);
    },
  };
  const context = { ...stage.context, wire };
  const run = (operation: Operation): Promise<Receipt> =>
    writePart(context).execute(operation, lease);
  const search = { base: staff, scope: "one", attributes: ["objectGUID"] } as const;
  const refsOf = async (objectClass: string): Promise<readonly AccountRef[]> => {
    const filter = { equal: "objectClass", value: objectClass };
    const entries = await searchFew(beginCall(context), { ...search, filter });
    return entries.map((entry) => {
      return { kind: "account", stable: keyOf(entry, context.dialect) ?? "" };
    });
  };
  const members = await refsOf("user");
  const [group] = await refsOf("group");
  if (!group) throw new Error("no group");
  const grant = membershipOf(group.stable, { grant: members });
  expect((await run(grant)).status).toBe("done");
  expect(sent.length).toBe(11);
  expect(Math.max(...sent)).toBe(500);
  expect(sent.reduce((sum, one) => sum + one, 0)).toBe(size);
  expect((await run(membershipOf(group.stable, { revoke: members }))).status).toBe("done");
  const entry = await searchFew(beginCall(context), {
    ...{ base: ward.dn, scope: "base", attributes: ["member"] },
    filter: { present: "objectClass" },
  });
  expect(entry[0]?.attributes.has("member")).toBe(false);
});
