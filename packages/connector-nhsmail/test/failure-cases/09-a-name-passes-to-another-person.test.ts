import { expect, test } from "vitest";
import { round, told } from "../stage/rounds.ts";
import { accountId, trust } from "../stage/trust.ts";

const old = "ada.okafor@nhs.net";
const now = "ada.bell@nhs.net";
const ada = { kind: "account", stable: accountId(1), lookup: old };

test("9: an account that was renamed is the same account, and whoever gets its old name is another", async () => {
  await using on = await trust();
  await using session = await on.connector.open();
  const { token } = await round(session);
  const { outside } = on.directory;
  outside.change(accountId(1), {
    userPrincipalName: now,
    mail: now,
    surname: "Bell",
    proxyAddresses: [`SMTP:${now}`],
  });
  outside.change(accountId(2), { userPrincipalName: old, mail: old });
  const next = await round(session, token);
  expect(told(next)).toEqual([`upsert ${accountId(1)}`, `upsert ${accountId(2)}`]);
  expect(await session.read.get(ada)).toMatchObject({ ref: { ...ada, lookup: now } });
  const where = { attribute: "userPrincipalName", anyOf: [old] };
  const found = (await Array.fromAsync(session.read.scan({ where }))).flatMap(({ items }) => items);
  expect(found.map(({ ref }) => ref.stable)).toEqual([accountId(2)]);
});

test("9: a name in the place of a key finds nobody, though Graph would answer it", async () => {
  await using on = await trust();
  await using session = await on.connector.open();
  const byName = { kind: "account", stable: old };
  expect(await session.read.get(byName)).toEqual({ absent: "not-found", ref: byName });
});
