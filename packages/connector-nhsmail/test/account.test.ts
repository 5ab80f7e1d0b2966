import { describe, expect, test } from "vitest";
import { type AccountOptions, accountOf, type GraphUser } from "../src/account.ts";
import { attributesOf } from "../src/attributes.ts";

const organisationAttribute = "extension_0a5bb1cda0c14ac3b1cb1e2f6f9c7d11_odsCode";
const statusAttribute = "extension_0a5bb1cda0c14ac3b1cb1e2f6f9c7d11_accountStatus";
const options: AccountOptions = {
  attributes: attributesOf({
    attributes: ["employeeLeaveDateTime"],
    organisationAttribute,
    statusAttribute,
  }),
  groups: ["g1"],
  observedAt: "2026-09-01T08:00:00Z",
};
const id = "01234567-89ab-4cde-8f01-23456789abcd";
const user = (more: object): GraphUser => ({
  id,
  userPrincipalName: "ada.okafor@nhs.net",
  accountEnabled: true,
  assignedLicenses: [],
  ...more,
});
const attributesIn = (more: object) => {
  const account = accountOf(user(more), options);
  return "ref" in account ? account : undefined;
};

describe("a user of Graph is read as an account", () => {
  test("by its identifier, with what it holds", () => {
    const licences = [{ skuId: "s1", disabledPlans: [] }];
    expect(accountOf(user({ assignedLicenses: licences }), options)).toEqual({
      ref: { kind: "account", stable: id, lookup: "ada.okafor@nhs.net" },
      attributes: { userPrincipalName: "ada.okafor@nhs.net" },
      entitlements: [
        { kind: "group", id: "g1" },
        { kind: "licence", id: "s1" },
      ],
      enabled: true,
      observedAt: "2026-09-01T08:00:00Z",
    });
  });

  test("with its organisation and state under names of their own", () => {
    const more = { [organisationAttribute]: "RQQ", [statusAttribute]: "Active (Leaver)" };
    expect(attributesIn(more)?.attributes).toMatchObject({
      organisation: "RQQ",
      status: "Active (Leaver)",
    });
  });

  test("null, empty text, empty lists and the first day of all are no value", () => {
    const more = {
      mail: null,
      jobTitle: "",
      otherMails: [],
      businessPhones: [],
      employeeLeaveDateTime: "0001-01-01T00:00:00Z",
    };
    expect(Object.keys(attributesIn(more)?.attributes ?? {})).toEqual(["userPrincipalName"]);
  });

  test("one phone of the collection is a value, and a manager is a key", () => {
    const more = { businessPhones: ["01632 960123"], manager: { id: "m1" } };
    expect(attributesIn(more)?.attributes).toMatchObject({
      businessPhones: "01632 960123",
      manager: "m1",
    });
  });

  test("a word that is newer than the connector is taken as it is written", () => {
    const more = {
      userType: "unknownFutureValue",
      employeeType: "Bank+",
      [statusAttribute]: "Archived",
    };
    expect(attributesIn(more)).toMatchObject({
      attributes: { userType: "unknownFutureValue", employeeType: "Bank+", status: "Archived" },
    });
    expect(attributesIn(more)?.incomplete).toBeUndefined();
  });

  test("a value of another kind is not guessed at", () => {
    const more = {
      jobTitle: 7,
      otherMails: "a@x.example",
      onPremisesSyncEnabled: "yes",
      createdDateTime: "yesterday",
      businessPhones: ["01632 960001", "01632 960002"],
      manager: {},
    };
    expect(attributesIn(more)?.incomplete?.toSorted()).toEqual(Object.keys(more).sort());
  });

  test("what it holds is incomplete when its groups or licences could not be read", () => {
    const unread = accountOf(user({}), { ...options, groups: undefined });
    expect(unread).toMatchObject({ incomplete: ["entitlements"] });
    expect(attributesIn({ assignedLicenses: undefined })?.incomplete).toEqual(["entitlements"]);
  });

  test("a licence that comes by a group alone is the group's", () => {
    const more = {
      assignedLicenses: [{ skuId: "s1" }, { skuId: "s2" }, { skuId: "s3" }],
      licenseAssignmentStates: [
        { skuId: "s1", assignedByGroup: "g1" },
        { skuId: "s2", assignedByGroup: "g1" },
        { skuId: "s2", assignedByGroup: null },
      ],
    };
    const held = attributesIn(more)?.entitlements.map(({ kind, id: key }) => `${kind} ${key}`);
    expect(held).toEqual(["group g1", "licence s2", "licence s3"]);
  });

  test("one without an identifier or a state is refused, without what it says", () => {
    for (const more of [{ id: undefined }, { accountEnabled: null }]) {
      const refused = accountOf(user(more), options);
      expect(refused).toMatchObject({ rule: expect.any(String), advice: expect.any(String) });
      expect(JSON.stringify(refused)).not.toContain("okafor");
    }
  });
});
