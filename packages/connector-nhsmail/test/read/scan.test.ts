import { noLag } from "@rollcall/testkit/national-directory";
import { expect, test } from "vitest";
import {
  accountId,
  groupId,
  namesIn,
  ownTenant,
  staff,
  strangers,
  trust,
  ward,
} from "../stage/trust.ts";

const ours = ["ada.okafor@nhs.net", "benco.hughes@nhs.net", "zoe.o'neill@nhs.net"];

test("a scan of the shared tenant asks for our organisations, and gives nobody of another", async () => {
  await using on = await trust();
  await using session = await on.connector.open();
  expect(await namesIn(session)).toEqual(ours);
  const lists = on.exchanges.filter(({ operation }) => operation === "GET /users");
  expect(lists.length).toBeGreaterThan(0);
  for (const { request } of lists) {
    const { searchParams } = new URL(request.url, "https://graph.microsoft.com");
    expect(searchParams.get("$filter")).toBe(`${on.directory.organisationAttribute} eq 'RQQ'`);
  }
});

test("an account that the filter lets through by mistake is not ours all the same", async () => {
  await using on = await trust();
  await using session = await on.connector.open();
  const stranger = { id: accountId(101), userPrincipalName: "x@nhs.net", accountEnabled: true };
  on.directory.script({
    on: "GET /users",
    fault: { kind: "altered-answer", alter: (body) => ({ ...body, value: [stranger] }) },
  });
  expect(await namesIn(session)).toEqual([]);
});

test("in a tenant that is all ours everybody is read", async () => {
  await using on = await trust({ nhsmail: ownTenant });
  await using session = await on.connector.open();
  expect(await namesIn(session)).toHaveLength(staff.length + strangers.length);
});

test("an account of ours that another organisation holds is not ours to read", async () => {
  await using on = await trust();
  await using session = await on.connector.open();
  const ref = { kind: "account", stable: accountId(101) };
  expect(await session.read.get(ref)).toEqual({ absent: "not-ours", ref });
});

test("more organisations than one filter takes are asked for in several", async () => {
  const codes = Array.from({ length: 31 }, (_, at) => `R${String(at).padStart(2, "0")}`);
  const organisations = codes.map((code) => ({ code, name: `Trust ${code}` }));
  const people = codes.map((code, at) => ({
    id: accountId(at + 1),
    givenName: "Ada",
    surname: `Quill${"abcdefghijklmnopqrstuvwxyzäöüéèà"[at]}`,
    organisation: code,
  }));
  await using on = await trust({
    directory: { organisations, people, groups: [], lag: noLag },
    nhsmail: { organisations: codes, groups: [] },
  });
  await using session = await on.connector.open();
  expect(await namesIn(session)).toHaveLength(codes.length);
  expect(on.directory.meter.byOperation.get("GET /users")?.requests).toBe(3);
});

test("groups that are named are read from their side, all others from each account's", async () => {
  const people = Array.from({ length: 45 }, (_, at) => ({
    id: accountId(at + 1),
    givenName: "Ada",
    surname: `Quill${at}`,
    organisation: "RQQ",
  }));
  const costs = async (groups: readonly string[] | "all") => {
    await using on = await trust({ directory: { people, groups: [ward] }, nhsmail: { groups } });
    await using session = await on.connector.open();
    const items = (await Array.fromAsync(session.read.scan())).flatMap((page) => page.items);
    const held = items.filter(({ entitlements }) =>
      entitlements.some(({ kind }) => kind === "group"),
    );
    const { exchanges, total } = on.directory.meter;
    return { exchanges, units: total.units, held: held.map(({ ref }) => ref.stable) };
  };
  expect(await costs([groupId(7)])).toEqual({ exchanges: 2, units: 4, held: [accountId(1)] });
  expect(await costs("all")).toEqual({ exchanges: 4, units: 47, held: [accountId(1)] });
});

test("a group that is named and not there makes the read partial, and says which", async () => {
  await using on = await trust({ nhsmail: { groups: [groupId(7), groupId(8)] } });
  await using session = await on.connector.open();
  const pages = await Array.fromAsync(session.read.scan());
  expect(pages.at(-1)?.completeness).toEqual({
    state: "partial",
    reasons: ["groups[1] was not found"],
  });
});

test("memberships that may not be read are incomplete, and nobody is refused for it", async () => {
  await using on = await trust();
  const application = on.register(["User.Read.All"]);
  await using session = await on.connectAs(application).open();
  const pages = await Array.fromAsync(session.read.scan());
  const items = pages.flatMap((page) => page.items);
  expect(items.map(({ incomplete }) => incomplete)).toEqual(staff.map(() => ["entitlements"]));
});

test("a name with an apostrophe and signs of addresses is found by its value", async () => {
  await using on = await trust();
  await using session = await on.connector.open();
  const find = async (attribute: string, value: string) => {
    const where = { attribute, anyOf: [value] };
    const pages = await Array.fromAsync(session.read.scan({ where, attributes: ["surname"] }));
    return pages.flatMap(({ items }) => items.map(({ ref }) => ref.stable));
  };
  expect(await find("surname", "O'Neill")).toEqual([accountId(2)]);
  expect(await find("givenName", "Ben & Co #1")).toEqual([accountId(3)]);
  expect(await find("mail", "ADA.OKAFOR@NHS.NET")).toEqual([accountId(1)]);
  expect(await find("surname", "O'NEILL")).toEqual([]);
  expect(await find("userPrincipalName", "cleo.marsh@nhs.net")).toEqual([]);
});

test("a search never asks the index that lags more", async () => {
  await using on = await trust();
  await using session = await on.connector.open();
  const where = { attribute: "mail", anyOf: ["ada.okafor@nhs.net"] };
  await Array.fromAsync(session.read.scan({ where }));
  const eventual = on.exchanges.filter(({ request }) => request.headers.consistencylevel);
  expect(eventual).toEqual([]);
});

test("a manager and a telephone number cannot be searched for, an unknown attribute is unknown", async () => {
  await using on = await trust();
  await using session = await on.connector.open();
  const codes = [];
  for (const attribute of ["manager", "mobilePhone", "shoeSize"]) {
    const scan = Array.fromAsync(session.read.scan({ where: { attribute, anyOf: ["x"] } }));
    codes.push(await scan.catch(({ code }) => code));
  }
  expect(codes).toEqual(["unsupported", "unsupported", "unknown-attribute"]);
});

test("the day of leaving is read when it is asked for, with a permission of its own", async () => {
  await using on = await trust({ nhsmail: { attributes: ["employeeLeaveDateTime"] } });
  const day = "2026-11-30T17:00:00Z";
  on.directory.outside.change(accountId(1), { employeeLeaveDateTime: day });
  await using session = await on.connector.open();
  const ref = { kind: "account", stable: accountId(1) };
  expect(await session.read.get(ref)).toMatchObject({ attributes: { employeeLeaveDateTime: day } });
  await using lesser = await on.connectAs(on.register(["User.Read.All"])).open();
  await expect(lesser.read.get(ref)).rejects.toMatchObject({ code: "permission-denied" });
});

test("of an account that is in other groups too, only those that are named are told, however it is read", async () => {
  const other = { id: groupId(8), displayName: "Ward 8", members: [accountId(1)] };
  await using on = await trust({
    directory: { groups: [ward, other] },
    nhsmail: { groups: [groupId(7)] },
  });
  await using session = await on.connector.open();
  const entitlements = [{ kind: "group", id: groupId(7) }];
  const ref = { kind: "account", stable: accountId(1) };
  expect(await session.read.get(ref)).toMatchObject({ entitlements });
  const where = { attribute: "mail", anyOf: ["ada.okafor@nhs.net"] };
  for (const query of [{}, { where }]) {
    const pages = await Array.fromAsync(session.read.scan(query));
    const ada = pages.flatMap(({ items }) => items).find((one) => one.ref.stable === ref.stable);
    expect(ada?.entitlements).toEqual(entitlements);
  }
});
