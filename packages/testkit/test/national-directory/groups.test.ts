import { expect, test } from "vitest";
import { baseLicences, usualLicences } from "../../src/national-directory.ts";
import { stage } from "./stage.ts";

const people = ["Ann", "Ben", "Cat"].map((givenName, at) => ({
  id: `00000000-0000-4000-8000-00000000000${at}`,
  givenName,
  surname: "Reed",
  organisation: "RQQ",
}));
const [ann = "", ben = "", cat = ""] = people.map(({ id }) => id);
const group = "00000000-0000-4000-9000-000000000000";
const groups = [{ id: group, displayName: "Ward 7", members: [ann] }];
const reference = (id: string) => ({
  "@odata.id": `https://graph.microsoft.com/v1.0/directoryObjects/${id}`,
});

test("a member is added once, is refused a second time, and leaves once", async () => {
  await using on = await stage({ people, groups });
  const path = `/groups/${group}/members`;
  expect((await on.ask("POST", `${path}/$ref`, { body: reference(ben) })).status).toBe(204);
  const again = await on.ask("POST", `${path}/$ref`, { body: reference(ben) });
  expect(again.body.error.message).toContain("already exist");
  const members = (await on.ask("GET", `${path}?$select=id`)).body.value;
  expect(members.map(({ id }: { id: string }) => id)).toEqual([ann, ben]);
  expect((await on.ask("DELETE", `${path}/${ben}/$ref`)).status).toBe(204);
  expect((await on.ask("DELETE", `${path}/${ben}/$ref`)).status).toBe(404);
});

test("a member that is not there is not found, and more than twenty at once are refused", async () => {
  await using on = await stage({ people, groups });
  const nobody = "00000000-0000-4000-8000-0000000000ff";
  const one = await on.ask("POST", `/groups/${group}/members/$ref`, { body: reference(nobody) });
  expect(one.status).toBe(404);
  const bind = Array.from({ length: 21 }, () => reference(ben)["@odata.id"]);
  const many = await on.ask("PATCH", `/groups/${group}`, { body: { "members@odata.bind": bind } });
  expect(many.status).toBe(400);
  const some = [ben, nobody].map((id) => reference(id)["@odata.id"]);
  expect(
    (await on.ask("PATCH", `/groups/${group}`, { body: { "members@odata.bind": some } })).status,
  ).toBe(404);
  expect(on.directory.view.membersOf(group)).toEqual([ann]);
});

test("a membership is asked for from either side", async () => {
  await using on = await stage({ people, groups });
  const check = await on.ask("POST", `/users/${ann}/checkMemberGroups`, {
    body: { groupIds: [group] },
  });
  expect(check.body.value).toEqual([group]);
  const all = await on.ask("POST", `/users/${ben}/getMemberGroups`, {
    body: { securityEnabledOnly: false },
  });
  expect(all.body.value).toEqual([]);
  expect((await on.ask("GET", `/users/${ann}/memberOf`)).body.value).toMatchObject([{ id: group }]);
  const objects = await on.ask("POST", "/directoryObjects/getByIds", {
    body: { ids: [ann, group], types: ["user"] },
  });
  expect(objects.body.value).toMatchObject([{ id: ann }]);
});

test("the same group can be made twice, changed, and deleted for good", async () => {
  await using on = await stage();
  const body = {
    displayName: "Ward 8",
    mailEnabled: false,
    mailNickname: "ward8",
    securityEnabled: true,
  };
  const first = (await on.ask("POST", "/groups", { body })).body.id;
  const second = (await on.ask("POST", "/groups", { body })).body.id;
  expect(second).not.toBe(first);
  await on.ask("PATCH", `/groups/${first}`, { body: { description: "Ground floor" } });
  expect((await on.ask("GET", `/groups/${first}?$select=description`)).body.description).toBe(
    "Ground floor",
  );
  expect((await on.ask("DELETE", `/groups/${first}`)).status).toBe(204);
  const left = (await on.ask("GET", "/groups?$select=id")).body.value;
  expect(left).toEqual([{ id: second }]);
});

test("a licence is refused without a place, without a seat and beside one that it conflicts with", async () => {
  const licences = usualLicences.map((one) =>
    one.skuId === baseLicences.enhanced ? { ...one, seats: 1 } : one,
  );
  const roaming = {
    ...people[2],
    id: cat,
    givenName: "Cat",
    surname: "Reed",
    organisation: "RQQ",
    properties: { usageLocation: null, mail: null },
  };
  await using on = await stage({ people: [...people.slice(0, 2), roaming], licences });
  const assign = (id: string, add: readonly string[], remove: readonly string[] = []) =>
    on.ask("POST", `/users/${id}/assignLicense`, {
      body: {
        addLicenses: add.map((skuId) => ({ skuId, disabledPlans: [] })),
        removeLicenses: remove,
      },
    });
  expect((await assign(cat, [baseLicences.enhanced])).body.error.message).toContain(
    "usage location",
  );
  expect((await assign(ann, [baseLicences.enhanced])).status).toBe(200);
  expect((await assign(ann, [baseLicences.enhanced])).status).toBe(200);
  expect((await assign(ben, [baseLicences.enhanced])).body.error.message).toContain(
    "available licenses",
  );
  expect((await assign(ann, [baseLicences.standard])).body.error.message).toContain(
    "mutually exclusive",
  );
  expect((await assign(ben, [], [baseLicences.enhanced])).status).toBe(400);
  expect((await assign(ann, [baseLicences.standard], [baseLicences.enhanced])).status).toBe(200);
  const details = await on.ask("GET", `/users/${ann}/licenseDetails`);
  expect(details.body.value).toMatchObject([{ skuPartNumber: "SPE_F1" }]);
  const skus = await on.ask("GET", "/subscribedSkus");
  expect(skus.body.value.map((one: { consumedUnits: number }) => one.consumedUnits)).toEqual([
    1, 0,
  ]);
});

test("a mailbox comes with the first licence", async () => {
  const [person] = people;
  await using on = await stage({
    people: [
      {
        ...person,
        givenName: "Ann",
        surname: "Reed",
        organisation: "RQQ",
        properties: { mail: null },
      },
    ],
  });
  expect((await on.ask("GET", `/users/${ann}`)).body.mail).toBeNull();
  const body = {
    addLicenses: [{ skuId: baseLicences.standard, disabledPlans: [] }],
    removeLicenses: [],
  };
  await on.ask("POST", `/users/${ann}/assignLicense`, { body });
  expect((await on.ask("GET", `/users/${ann}`)).body.mail).toBe("ann.reed@nhs.net");
});

test("a group's licence is taken with 202, and fails afterwards for whom there is no seat", async () => {
  const licences = usualLicences.map((one) => ({ ...one, seats: 1 }));
  await using on = await stage({
    people,
    groups: [{ id: group, displayName: "Ward 7", members: [ann, ben] }],
    licences,
  });
  const body = {
    addLicenses: [{ skuId: baseLicences.standard, disabledPlans: [] }],
    removeLicenses: [],
  };
  expect((await on.ask("POST", `/groups/${group}/assignLicense`, { body })).status).toBe(202);
  const states = await Promise.all(
    [ann, ben].map((id) => on.ask("GET", `/users/${id}?$select=licenseAssignmentStates`)),
  );
  expect(
    states.map(
      ({
        body: {
          licenseAssignmentStates: [one],
        },
      }) => [one.state, one.error],
    ),
  ).toEqual([
    ["Active", "None"],
    ["Error", "CountViolation"],
  ]);
});

test("a licence may fail for everybody, by either name of the error", async () => {
  for (const broken of ["Other", "Others"] as const) {
    const licences = usualLicences.map((one) => ({ ...one, broken }));
    await using on = await stage({
      people,
      groups: [{ id: group, displayName: "Ward 7", members: [ann] }],
      licences,
    });
    const body = {
      addLicenses: [{ skuId: baseLicences.standard, disabledPlans: [] }],
      removeLicenses: [],
    };
    expect((await on.ask("POST", `/users/${ann}/assignLicense`, { body })).status).toBe(400);
    await on.ask("POST", `/groups/${group}/assignLicense`, { body });
    const read = await on.ask("GET", `/users/${ann}?$select=licenseAssignmentStates`);
    expect(read.body.licenseAssignmentStates).toMatchObject([{ state: "Error", error: broken }]);
  }
});
