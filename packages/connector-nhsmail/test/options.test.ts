import { describe, expect, test } from "vitest";
import { type NhsmailOptions, nhsmail } from "../src/index.ts";
import { parseOptions } from "../src/options.ts";

const extension = `extension_${"0a5bb1cda0c14ac3b1cb1e2f6f9c7d11"}_odsCode`;
const good: NhsmailOptions = {
  tokens: { getToken: async () => "token" },
  organisations: ["RQQ"],
  organisationAttribute: extension,
  mode: { mode: "read-only" },
};
const group = "01234567-89ab-4cde-8f01-23456789abcd";

const bad: readonly (readonly [string, unknown, field: string, rule: string])[] = [
  ["canaries under a slip of the pen", { canarys: [] }, "canarys", "known"],
  ["a share of what is no limit", { share: { requests: 0.5 } }, "share.requests", "known"],
  ["a name with capitals", { name: "NHSmail" }, "name", "form"],
  ["no tokens", { tokens: undefined }, "tokens", "provider"],
  ["a token in place of what gets them", { tokens: "eyJ0" }, "tokens", "provider"],
  ["no mode", { mode: undefined }, "mode", "known"],
  ["an unknown mode", { mode: { mode: "write" } }, "mode", "known"],
  ["the portal without work items", { mode: { mode: "portal" } }, "mode.workItems", "port"],
  ["the service without the service", { mode: { mode: "service" } }, "mode.service", "port"],
  [
    "a shared tenant that would be listed",
    { organisationAttribute: undefined, organisations: undefined },
    "organisationAttribute",
    "shared-tenant",
  ],
  ["the changes of a whole shared tenant", { changes: "tenant" }, "changes", "shared-tenant"],
  ["an unknown way of changes", { changes: "webhook" }, "changes", "known"],
  ["no organisation", { organisations: [] }, "organisations", "not-empty"],
  [
    "an organisation by name",
    { organisations: ["RQQ", "Trust 1"] },
    "organisations[1]",
    "ods-code",
  ],
  [
    "organisations that nothing tells apart",
    { organisationAttribute: undefined, mode: { mode: "tenant" } },
    "organisations",
    "attribute",
  ],
  ["a path for a property", { organisationAttribute: "a/b" }, "organisationAttribute", "property"],
  ["a filter for a property", { statusAttribute: "x eq 'y'" }, "statusAttribute", "property"],
  ["one property for two things", { statusAttribute: extension }, "statusAttribute", "another"],
  ["an attribute that is not there", { attributes: ["shoeSize"] }, "attributes[0]", "known"],
  ["a proof that is no attribute", { samePersonBy: ["niNumber"] }, "samePersonBy[0]", "known"],
  ["a group by name", { groups: ["Ward 7"] }, "groups[0]", "identifier"],
  ["a canary by name", { canaries: [group, "Canary"] }, "canaries[1]", "account"],
  ["http", { url: "http://graph.microsoft.com" }, "url", "https"],
  ["no address", { url: "graph" }, "url", "url"],
  [
    "credentials in the address",
    { url: "https://a:b@graph.microsoft.com" },
    "url",
    "no-credentials",
  ],
  ["a version in the address", { url: "https://graph.microsoft.com/v1.0" }, "url", "host-only"],
  ["no time for a call", { callTimeout: 0 }, "callTimeout", "range"],
  ["no patience", { patience: 0.5 }, "patience", "range"],
  ["more than all of the limits", { share: { writes: 2 } }, "share.writes", "range"],
  ["none of the limits", { share: { units: 0 } }, "share.units", "range"],
  ["a time before the write", { visibleAfter: -1 }, "visibleAfter", "range"],
  [
    "a mark that is a name",
    { correlationAttribute: "jobTitle" },
    "correlationAttribute",
    "property",
  ],
  ["a closure without a day", { closures: [{ code: "RQQ" }] }, "closures[0]", "closure"],
];

describe("options that cannot be used are told by field and rule", () => {
  for (const [what, options, field, rule] of bad) {
    test(what, () => {
      expect(() => nhsmail({ ...good, ...(options as object) })).toThrowError(
        expect.objectContaining({
          code: "invalid-options",
          where: { field, rule },
          advice: expect.stringMatching(/[.?]$/),
        }),
      );
    });
  }
});

describe("options that can be used", () => {
  test("are filled in, for the shared tenant", () => {
    const { settings, transport } = parseOptions({ ...good, organisations: ["rqq", "00k"] });
    expect(settings).toMatchObject({
      name: "nhsmail",
      organisations: new Set(["RQQ", "00K"]),
      samePersonBy: ["employeeId"],
      groups: "all",
      changes: "listing",
      visibleAfter: 120_000,
      callTimeout: 630_000,
    });
    expect(transport.url).toBe("https://graph.microsoft.com");
  });

  test("are filled in, for a tenant that is all ours", () => {
    const { tokens } = good;
    const { settings } = parseOptions({ tokens, mode: { mode: "tenant" } });
    expect(settings.changes).toBe("tenant");
    expect(settings.organisations.size).toBe(0);
  });

  test("name groups and canaries in any letters", () => {
    const { settings } = parseOptions({
      ...good,
      groups: [group.toUpperCase()],
      canaries: ["Canary@nhs.net"],
    });
    expect(settings.groups).toEqual(new Set([group]));
    expect(settings.canaries).toEqual(["canary@nhs.net"]);
  });
});
