import { isAbsent } from "@rollcall/core";
import { expect, test } from "vitest";
import { accountId, trust } from "../stage/trust.ts";

test("a user without mail is an account like any other, and holds no address", async () => {
  await using on = await trust();
  await using session = await on.connector.open();
  const ref = { kind: "account", stable: accountId(3) };
  const found = await session.read.get(ref);
  if (isAbsent(found)) throw new Error("the account was not found");
  expect(Object.keys(found.attributes)).not.toContain("mail");
  expect(found.incomplete).toBeUndefined();
  const pages = await Array.fromAsync(session.read.scan());
  expect(pages.flatMap(({ items }) => items).map(({ ref: { stable } }) => stable)).toContain(
    accountId(3),
  );
  expect(pages.flatMap(({ refused = [] }) => refused)).toEqual([]);
});
