import { expect, test } from "vitest";
import { certificate, everything, newUser, stage } from "./stage.ts";

test("a created user is answered with the usual properties only, and read by identifier and by name", async () => {
  await using on = await stage();
  const body = newUser("ada.quill", { department: "Pharmacy" });
  const created = await on.ask("POST", "/users", { body });
  expect(created.status).toBe(201);
  expect(created.body).not.toHaveProperty("department");
  const { id } = created.body;
  const byName = await on.ask(
    "GET",
    "/users/ADA.quill@nhs.net?$select=id,department,accountEnabled",
  );
  expect(byName.body).toMatchObject({ id, department: "Pharmacy", accountEnabled: true });
  expect((await on.ask("GET", `/users/${id}`)).body.userPrincipalName).toBe("ada.quill@nhs.net");
});

test.each([
  ["without a password", { passwordProfile: undefined }],
  ["with a password that is too short", { passwordProfile: { password: "short" } }],
  ["of an unverified domain", { userPrincipalName: "ada@example.org" }],
  ["with an accent in the principal name", { userPrincipalName: "adéla@nhs.net" }],
  ["with an employee number of 17 characters", { employeeId: "12345678901234567" }],
  ["with two business phones", { businessPhones: ["01632 960001", "01632 960002"] }],
  ["with a mail nickname of 65 characters", { mailNickname: "x".repeat(65) }],
  ["with an immutable identifier that has an underscore", { onPremisesImmutableId: "a_b" }],
  ["with addresses, which are read-only", { proxyAddresses: ["SMTP:ada@nhs.net"] }],
  ["with a number where a name belongs", { givenName: 7 }],
  ["with a property that does not exist", { shoeSize: "41" }],
  [
    "with an extension attribute of 1,025 characters",
    { onPremisesExtensionAttributes: { extensionAttribute1: "x".repeat(1025) } },
  ],
])("a user %s is refused", async (_, further) => {
  await using on = await stage();
  const body = newUser("ada.quill", further);
  const refused = await on.ask("POST", "/users", { body, wrong: true });
  expect(refused.status).toBe(400);
  expect(refused.body.error.code).toBe("Request_BadRequest");
  expect(on.directory.view.accounts()).toEqual([]);
});

test("a second user of the same principal name is refused as a conflict at once, however far reading is behind", async () => {
  await using on = await stage({
    lag: { entities: [600_000], edges: [600_000], index: 600_000, delta: 600_000 },
  });
  await on.ask("POST", "/users", { body: newUser("ada.quill") });
  expect((await on.ask("GET", "/users/ada.quill@nhs.net")).status).toBe(404);
  const second = await on.ask("POST", "/users", { body: newUser("Ada.Quill") });
  expect(second.status).toBe(400);
  expect(second.body.error.details).toMatchObject([
    { code: "ObjectConflict", target: "userPrincipalName" },
  ]);
});

test("mail brings an address, a new mail keeps the old address, and an address has one holder", async () => {
  await using on = await stage();
  const body = newUser("ada.quill", { mail: "ada.quill@nhs.net" });
  const { id } = (await on.ask("POST", "/users", { body })).body;
  await on.ask("PATCH", `/users/${id}`, { body: { mail: "ada.reed@nhs.net" } });
  const read = await on.ask("GET", `/users/${id}?$select=mail,proxyAddresses`);
  expect(read.body.proxyAddresses).toEqual(["SMTP:ada.reed@nhs.net", "smtp:ada.quill@nhs.net"]);
  const other = await on.ask("POST", "/users", {
    body: newUser("bo", { mail: "ada.quill@nhs.net" }),
  });
  expect(other.body.error.details[0].target).toBe("proxyAddresses");
});

test("an old clash of addresses strikes a change that has nothing to do with it", async () => {
  const clash = { proxyAddresses: ["SMTP:one@nhs.net", "smtp:both@nhs.net"] };
  const people = ["Ann", "Ben"].map((givenName) => ({
    givenName,
    surname: "Clash",
    organisation: "RQQ",
    properties: clash,
  }));
  await using on = await stage({ people });
  const refused = await on.ask("PATCH", "/users/ann.clash@nhs.net", {
    body: { usageLocation: "GB" },
  });
  expect(refused.body.error.details[0].target).toBe("proxyAddresses");
});

test("a user whose authority is on premises is read-only, but for what the cloud owns", async () => {
  const people = [
    {
      givenName: "Syn",
      surname: "Ced",
      organisation: "RQQ",
      properties: { onPremisesSyncEnabled: true },
    },
  ];
  await using on = await stage({ people });
  const path = "/users/syn.ced@nhs.net";
  expect((await on.ask("PATCH", path, { body: { jobTitle: "Nurse" } })).status).toBe(400);
  expect((await on.ask("PATCH", path, { body: { accountEnabled: false } })).status).toBe(400);
  expect((await on.ask("PATCH", path, { body: { usageLocation: "IM" } })).status).toBe(204);
  expect((await on.ask("DELETE", path)).status).toBe(400);
  const { id } = on.directory.view.account("syn.ced@nhs.net") ?? {};
  on.directory.outside.syncFromPremises(id ?? "", false);
  expect((await on.ask("PATCH", path, { body: { jobTitle: "Nurse" } })).status).toBe(204);
});

test("the day of leaving asks for a permission of its own and a full date in UTC", async () => {
  await using on = await stage();
  await on.ask("POST", "/users", { body: newUser("ada") });
  const without = on.directory.register({
    permissions: ["User.ReadWrite.All"],
    certificate: certificate.certificate,
  });
  const patch = (value: string, as = on.application) =>
    on.ask("PATCH", "/users/ada@nhs.net", {
      body: { employeeLeaveDateTime: value },
      as,
      wrong: true,
    });
  expect((await patch("2026-12-31T23:59:59Z", without)).status).toBe(403);
  expect((await patch("2026-12-31")).status).toBe(400);
  expect((await patch("2026-12-31T23:59:59Z")).status).toBe(204);
  const path = "/users/ada@nhs.net?$select=employeeLeaveDateTime";
  expect((await on.ask("GET", path)).body.employeeLeaveDateTime).toBe("2026-12-31T23:59:59Z");
  expect((await on.ask("GET", path, { as: without })).status).toBe(403);
});

test("what is kept in another place is written alone", async () => {
  await using on = await stage();
  await on.ask("POST", "/users", { body: newUser("ada") });
  const both = { jobTitle: "Nurse", aboutMe: "A nurse." };
  expect((await on.ask("PATCH", "/users/ada@nhs.net", { body: both })).status).toBe(400);
  expect(
    (await on.ask("PATCH", "/users/ada@nhs.net", { body: { aboutMe: "A nurse." } })).status,
  ).toBe(204);
});

test("a deleted user frees the name, comes back whole, and cannot when another has the name", async () => {
  await using on = await stage();
  const { id } = (await on.ask("POST", "/users", { body: newUser("ada", { mail: "ada@nhs.net" }) }))
    .body;
  expect((await on.ask("DELETE", `/users/${id}`)).status).toBe(204);
  expect((await on.ask("DELETE", `/users/${id}`)).status).toBe(404);
  const bin = await on.ask(
    "GET",
    "/directory/deletedItems/microsoft.graph.user?$select=id,userPrincipalName",
  );
  expect(bin.body.value).toMatchObject([
    { id, userPrincipalName: `${id.replaceAll("-", "")}ada@nhs.net` },
  ]);
  const other = (await on.ask("POST", "/users", { body: newUser("ada") })).body.id;
  const blocked = await on.ask("POST", `/directory/deletedItems/${id}/restore`);
  expect(blocked.body.error.details[0].code).toBe("ObjectConflict");
  await on.ask("DELETE", `/users/${other}`);
  expect((await on.ask("POST", `/directory/deletedItems/${id}/restore`)).status).toBe(200);
  expect((await on.ask("GET", "/users/ada@nhs.net")).body.id).toBe(id);
});

test("a deleted user is purged on the thirtieth day, and then there is nothing to restore", async () => {
  await using on = await stage();
  const { id } = (await on.ask("POST", "/users", { body: newUser("ada") })).body;
  await on.ask("DELETE", `/users/${id}`);
  on.directory.clock.advance(30 * 86_400_000 - 60_000);
  expect((await on.ask("GET", `/directory/deletedItems/${id}`)).status).toBe(200);
  on.directory.clock.advance(60_000);
  expect((await on.ask("POST", `/directory/deletedItems/${id}/restore`)).status).toBe(404);
});

test("a manager is set, read, taken away, and then not found", async () => {
  await using on = await stage();
  for (const name of ["ada", "bo"]) await on.ask("POST", "/users", { body: newUser(name) });
  const boss = on.directory.view.account("bo@nhs.net")?.id;
  const body = { "@odata.id": `https://graph.microsoft.com/v1.0/users/${boss}` };
  expect((await on.ask("PUT", "/users/ada@nhs.net/manager/$ref", { body })).status).toBe(204);
  expect((await on.ask("GET", "/users/ada@nhs.net/manager")).body.id).toBe(boss);
  const expanded = await on.ask("GET", "/users/ada@nhs.net?$select=id&$expand=manager");
  expect(expanded.body.manager.id).toBe(boss);
  expect((await on.ask("DELETE", "/users/ada@nhs.net/manager/$ref")).status).toBe(204);
  expect((await on.ask("GET", "/users/ada@nhs.net/manager")).status).toBe(404);
});

test("sessions are revoked, and a password is set only with a directory role", async () => {
  await using on = await stage();
  await on.ask("POST", "/users", { body: newUser("ada") });
  const revoked = await on.ask("POST", "/users/ada@nhs.net/revokeSignInSessions");
  expect(revoked.body.value).toBe(true);
  const body = {
    passwordProfile: { password: "other-random-words", forceChangePasswordNextSignIn: true },
  };
  expect((await on.ask("PATCH", "/users/ada@nhs.net", { body })).status).toBe(204);
  const plain = on.directory.register({
    permissions: everything,
    certificate: certificate.certificate,
  });
  expect((await on.ask("PATCH", "/users/ada@nhs.net", { body, as: plain })).status).toBe(403);
  const stored = JSON.stringify(on.directory.view.account("ada@nhs.net"));
  expect(stored).not.toContain("random-words");
});

test("a list shows the manager of each user when it is asked to, and nothing of who has none", async () => {
  await using on = await stage();
  const ada = (await on.ask("POST", "/users", { body: newUser("ada") })).body.id;
  const bo = (await on.ask("POST", "/users", { body: newUser("bo") })).body.id;
  const body = { "@odata.id": `https://graph.microsoft.com/v1.0/users/${bo}` };
  await on.ask("PUT", `/users/${ada}/manager/$ref`, { body });
  const { body: list } = await on.ask("GET", "/users?$select=id&$expand=manager($select=id)");
  const type = { "@odata.type": "#microsoft.graph.user" };
  expect(list.value).toEqual([{ id: ada, manager: { ...type, id: bo } }, { id: bo }]);
});
