import { ConnectorError } from "@rollcall/core";
import { expect, test } from "vitest";
import {
  baseLicences,
  type NationalDirectory,
  nationalPolicy,
  publishedRetention,
  virtualClock,
} from "../../src/national-directory.ts";
import { organisations, stage } from "./stage.ts";

const day = 86_400_000;
const people = [{ givenName: "Ada", surname: "Quill", organisation: "RQQ" }];
const name = "ada.quill@nhs.net";

function stateOf(directory: NationalDirectory, key: string): string | undefined {
  return directory.view.account(key)?.portal?.state;
}

function idOf(directory: NationalDirectory, key: string = name): string {
  return directory.view.account(key)?.id ?? "";
}

function refusal(act: () => unknown): string | undefined {
  try {
    act();
  } catch (error) {
    return ConnectorError.is(error) ? error.code : undefined;
  }
  return;
}

test("a new account is provisioned within the hour, and its address has a number where others have the name", async () => {
  await using on = await stage({ people });
  const { directory } = on;
  const id = directory.administrator("RZZ").create({ givenName: "Ada", surname: "Quill" });
  expect(stateOf(directory, id)).toBe("MigrationPending");
  directory.clock.advance(3_600_000);
  const account = directory.view.account(id);
  expect([account?.portal?.state, account?.portal?.organisation, account?.user.mail]).toEqual([
    "Active",
    "RZZ",
    "ada.quill2@nhs.net",
  ]);
  const read = await on.ask(
    "GET",
    `/users/${id}?$select=${directory.organisationAttribute},${directory.statusAttribute}`,
  );
  expect(read.body).toMatchObject({
    [directory.organisationAttribute]: "RZZ",
    [directory.statusAttribute]: "Active",
  });
});

test("an account that is edited while it is provisioned stays so until a ticket is resolved", async () => {
  await using on = await stage();
  const { directory } = on;
  const administrator = directory.administrator("RQQ");
  const id = administrator.create({ givenName: "Ada", surname: "Quill" });
  expect((await on.ask("PATCH", `/users/${id}`, { body: { jobTitle: "Nurse" } })).status).toBe(204);
  directory.clock.advance(5 * day);
  expect(directory.view.account(id)?.portal).toMatchObject({
    state: "MigrationPending",
    disrupted: true,
  });
  administrator.resolveTicket(id);
  expect(stateOf(directory, id)).toBe("Active");
});

test("a leaver stays usable for thirty days, then is deleted, then gone", async () => {
  await using on = await stage({ people });
  const { directory } = on;
  const id = idOf(directory);
  directory.administrator("RQQ").markLeaver(id);
  expect(stateOf(directory, id)).toBe("Active (Leaver)");
  expect(directory.view.account(id)?.user.accountEnabled).toBe(true);
  directory.clock.advance(30 * day - 60_000);
  expect(stateOf(directory, id)).toBe("Active (Leaver)");
  directory.clock.advance(60_000);
  expect(directory.view.account(id)).toMatchObject({
    life: "deleted",
    portal: { state: "Deleted" },
  });
  expect((await on.ask("GET", `/users/${id}`)).status).toBe(404);
  directory.clock.advance(30 * day);
  expect(directory.view.account(id)).toMatchObject({
    life: "purged",
    portal: { state: "Deleted Permanent" },
  });
});

test("another organisation takes a leaver with identifier and address, without his further subscriptions", async () => {
  const extras = [baseLicences.enhanced];
  const properties = { assignedLicenses: [{ skuId: baseLicences.enhanced, disabledPlans: [] }] };
  await using on = await stage({
    people: [
      { ...people[0], givenName: "Ada", surname: "Quill", organisation: "RQQ", extras, properties },
    ],
  });
  const { directory } = on;
  const id = idOf(directory);
  expect(refusal(() => directory.administrator("RZZ").join(id))).toBe("precondition-failed");
  directory.administrator("RQQ").markLeaver(id);
  directory.administrator("RZZ").join(id);
  const account = directory.view.account(name);
  expect(account).toMatchObject({
    id,
    user: {
      companyName: "Imaginary Community NHS Trust",
      assignedLicenses: [{ skuId: baseLicences.standard }],
    },
    portal: { state: "Active", organisation: "RZZ", policy: nationalPolicy("RZZ"), extras: [] },
  });
  directory.clock.advance(60 * day);
  expect(stateOf(directory, id)).toBe("Active");
  expect(refusal(() => directory.administrator("RQQ").disable(id))).toBe("permission-denied");
});

test("nobody joins a closed organisation, and none is created in it", async () => {
  await using on = await stage({ people });
  const { directory } = on;
  directory.administrator("RQQ").markLeaver(idOf(directory));
  expect(refusal(() => directory.administrator("RXX").join(idOf(directory)))).toBe(
    "precondition-failed",
  );
  directory.outside.closeOrganisation("RZZ");
  const create = () => directory.administrator("RZZ").create({ givenName: "Bo", surname: "Reed" });
  expect(refusal(create)).toBe("precondition-failed");
});

test("a disabled account passes through Disabling, is disabled in Graph, and is kept for eighteen months", async () => {
  await using on = await stage({ people });
  const { directory } = on;
  const id = idOf(directory);
  directory.administrator("RQQ").disable(id);
  expect(stateOf(directory, id)).toBe("Disabling");
  directory.clock.advance(300_000);
  expect(directory.view.account(id)).toMatchObject({
    user: { accountEnabled: false },
    portal: { state: "Disabled" },
  });
  directory.clock.advance(540 * day);
  expect(stateOf(directory, id)).toBe("Disabled");
  directory.administrator("RQQ").enable(id);
  directory.clock.advance(300_000);
  expect(directory.view.account(id)?.user.accountEnabled).toBe(true);
  directory.administrator("RQQ").disable(id);
  directory.clock.advance(550 * day);
  expect(stateOf(directory, id)).toBe("Deleted");
});

test("a leaver who is disabled as well is deleted when a leaver is", async () => {
  await using on = await stage({ people });
  const { directory } = on;
  directory.administrator("RQQ").markLeaver(idOf(directory));
  directory.administrator("RQQ").disable(idOf(directory));
  directory.clock.advance(day);
  expect(stateOf(directory, name)).toBe("Disabled");
  const id = idOf(directory);
  directory.clock.advance(29 * day);
  expect(stateOf(directory, id)).toBe("Deleted");
});

test.each([
  ["since December 2022", "2026-09-01T00:00:00Z", [30, 60, 90]],
  ["before", "2021-01-04T00:00:00Z", [90, 180, 360]],
] as const)(
  "an account that nobody uses goes through its states by the numbers of %s",
  async (_, start, days) => {
    await using on = await stage({
      clock: virtualClock(start),
      people: people.map((one) => ({ ...one, used: start })),
    });
    const { directory } = on;
    const id = idOf(directory);
    const states = [stateOf(directory, id)];
    let passed = 0;
    for (const until of days) {
      directory.clock.advance((until - passed) * day - 1);
      states.push(stateOf(directory, id));
      directory.clock.advance(1);
      states.push(stateOf(directory, id));
      passed = until;
    }
    expect(states).toEqual([
      "Active",
      "Active",
      "Inactive",
      "Inactive",
      "Deleted",
      "Deleted",
      "Deleted Permanent",
    ]);
  },
);

test("retention is a setting with a source, so that other numbers can be tried", async () => {
  const [policy] = publishedRetention.slice(-1);
  if (!policy) throw new Error("there is a published policy");
  expect(publishedRetention.every(({ source, from }) => source !== "" && from !== "")).toBe(true);
  const retention = [{ ...policy, source: "data retention article", unused: 365, inactive: 90 }];
  await using on = await stage({
    people: people.map((one) => ({ ...one, used: "2026-09-01T08:00:00Z" })),
    retention,
  });
  on.directory.clock.advance(364 * day);
  expect(stateOf(on.directory, name)).toBe("Active");
  on.directory.clock.advance(day);
  expect(stateOf(on.directory, name)).toBe("Inactive");
});

test("a new account whose person never accepts the Acceptable Use Policy is inactive after thirty days", async () => {
  await using on = await stage();
  const { directory } = on;
  const administrator = directory.administrator("RQQ");
  const [one, other] = ["Ada", "Bo"].map((givenName) =>
    administrator.create({ givenName, surname: "Quill" }),
  );
  directory.clock.advance(day);
  directory.outside.acceptPolicy(other ?? "");
  directory.clock.advance(28 * day);
  directory.outside.use(one ?? "");
  directory.outside.use(other ?? "");
  directory.clock.advance(day);
  expect([stateOf(directory, one ?? ""), stateOf(directory, other ?? "")]).toEqual([
    "Inactive",
    "Active",
  ]);
});

test("an account is in one policy, and enters another only when the Acceptable Use Policy was accepted", async () => {
  const policies = [{ name: "RQQ E3 Clinical", licences: [baseLicences.enhanced] }];
  const [first] = organisations;
  await using on = await stage({
    organisations: [{ ...first, code: "RQQ", name: "Fictional Hospitals NHS Trust", policies }],
    people: [...people, { givenName: "Bo", surname: "Reed", organisation: "RQQ", accepted: false }],
  });
  const { directory } = on;
  const administrator = directory.administrator("RQQ");
  expect(refusal(() => administrator.setPolicy(idOf(directory), "RZZ E3 Clinical"))).toBe(
    "not-found",
  );
  const csv = '\uFEFFEmail Address\r\nada.quill@nhs.net\r\n"bo.reed@nhs.net"\r\nnobody@nhs.net\r\n';
  expect(administrator.importPolicyMembers("RQQ E3 Clinical", csv)).toEqual({
    added: [2],
    refused: [3, 4],
  });
  expect(directory.view.account(name)).toMatchObject({
    user: { assignedLicenses: [{ skuId: baseLicences.enhanced }] },
    portal: { policy: "RQQ E3 Clinical" },
  });
  administrator.setPolicy(idOf(directory), nationalPolicy("RQQ"));
  expect(directory.view.account(name)?.portal?.policy).toBe(nationalPolicy("RQQ"));
});

test("a bulk file of columns that are not public is refused", async () => {
  await using on = await stage({ people });
  const upload = () =>
    on.directory.administrator("RQQ").importPolicyMembers("any", "ID,First Name\r\n1,Ada\r\n");
  expect(refusal(upload)).toBe("unsupported");
});

test("an address is not given to another person until two years after its account is gone", async () => {
  await using on = await stage({ people });
  const { directory } = on;
  const administrator = directory.administrator("RQQ");
  const mailOf = (id: string) => directory.view.account(id)?.user.mail;
  administrator.delete(idOf(directory));
  directory.clock.advance(31 * day);
  expect(mailOf(administrator.create({ givenName: "Ada", surname: "Quill" }))).toBe(
    "ada.quill2@nhs.net",
  );
  directory.clock.advance(730 * day);
  expect(mailOf(administrator.create({ givenName: "Ada", surname: "Quill" }))).toBe(
    "ada.quill@nhs.net",
  );
});

test("an administrator finds accounts of every organisation by name or address", async () => {
  await using on = await stage({
    people: [...people, { givenName: "Bo", surname: "Quill", organisation: "RZZ" }],
  });
  const { search } = on.directory.administrator("RQQ");
  expect(search("quill").map(({ organisation }) => organisation)).toEqual(["RQQ", "RZZ"]);
  expect(search("bo.quill@nhs.net")).toMatchObject([{ displayName: "QUILL, Bo", state: "Active" }]);
  expect(search("ada reed")).toEqual([]);
});

test("a deleted account is restored by the portal", async () => {
  await using on = await stage({ people });
  const { directory } = on;
  const id = idOf(directory);
  const administrator = directory.administrator("RQQ");
  administrator.delete(id);
  directory.clock.advance(day);
  expect(directory.view.account(id)?.life).toBe("deleted");
  administrator.restore(id);
  directory.clock.advance(day);
  expect(directory.view.account(name)).toMatchObject({
    id,
    life: "live",
    portal: { state: "Active" },
  });
});

test("what Graph does to an account the portal shows", async () => {
  await using on = await stage({ people });
  const { directory } = on;
  const id = idOf(directory);
  await on.ask("PATCH", `/users/${id}`, { body: { accountEnabled: false } });
  expect(stateOf(directory, id)).toBe("Disabled");
  await on.ask("PATCH", `/users/${id}`, { body: { accountEnabled: true } });
  expect(stateOf(directory, id)).toBe("Active");
  await on.ask("DELETE", `/users/${id}`);
  expect(stateOf(directory, id)).toBe("Deleted");
  await on.ask("POST", `/directory/deletedItems/${id}/restore`);
  expect(stateOf(directory, id)).toBe("Active");
});

test("neighbours change their people and leave the others alone", async () => {
  const others = Array.from({ length: 5 }, (_, at) => ({
    givenName: "Bo",
    surname: `Reed${at}`,
    organisation: "RZZ",
  }));
  await using on = await stage({ people: [...people, ...others] });
  const { directory } = on;
  directory.outside.stir(20, ["RQQ"]);
  expect(directory.view.account(name)?.user.jobTitle).toBeUndefined();
  const changed = directory.view.accounts().filter(({ user }) => user.jobTitle !== undefined);
  expect(changed.length).toBeGreaterThan(2);
});
