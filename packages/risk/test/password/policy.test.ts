import { ConnectorError } from "@rollcall/core";
import { describe, expect, test } from "vitest";
import type {
  DirectoryPolicies,
  FineGrainedSettings,
} from "../../src/password/policy/directory-policies.ts";
import { policyFromDirectory } from "../../src/password/policy/policy-from-directory.ts";
import * as profiles from "../../src/password/policy/profiles.ts";
import { contextTerms } from "../../src/password/terms/context-terms.ts";
import { rulesAgainst } from "./stage.ts";

const guid = (start: string): string => `${start}-0000-0000-0000-000000000000`;
const ada = guid("ada00000");
const staff = guid("0000aaaa");
const nurses = guid("0000bbbb");
const domain = {
  minimumLength: 8,
  historyLength: 24,
  complexity: true,
  maximumAge: 42 * 86_400_000,
};
const fine = (
  start: string,
  precedence: number,
  ...appliesTo: readonly string[]
): FineGrainedSettings => ({
  id: guid(start),
  precedence,
  appliesTo,
  minimumLength: Number.parseInt(start, 16) % 100,
  historyLength: 2,
  complexity: false,
  maximumAge: undefined,
});
const lengthFor = (
  fineGrained: DirectoryPolicies["fineGrained"],
  more: { groups?: readonly string[]; resultant?: string | null } = {},
): number => policyFromDirectory({ domain, fineGrained }, { id: ada, ...more }).minimumLength;

describe("every profile", () => {
  test("says where it comes from and of when that is", () => {
    for (const profile of Object.values(profiles)) {
      expect(profile.source.length).toBeGreaterThan(10);
      expect(profile.dated).toMatch(/^20\d\d(-\d\d(-\d\d)?)?$/);
    }
  });

  test("asks for what its source does", () => {
    const lengths = Object.values(profiles).map(({ name, minimumLength }) => [name, minimumLength]);
    expect(Object.fromEntries(lengths)).toEqual({
      NHSmail: 10,
      "NHSmail, application account": 20,
      NCSC: 8,
      "NIST SP 800-63B-4, single factor": 15,
      "NIST SP 800-63B-4, with a second factor": 8,
      "Cyber Essentials, by length": 12,
      "Cyber Essentials, with a deny list": 8,
    });
    expect(profiles.nhsmailPolicy).toMatchObject({ history: 4, validDays: 365, spaces: "refused" });
    expect(profiles.nistSingleFactorPolicy).toMatchObject({ classes: false, validDays: undefined });
  });
});

describe("the policy of a directory", () => {
  test("is the domain’s for whom no fine-grained one applies to", () => {
    expect(policyFromDirectory({ domain, fineGrained: [] }, { id: ada })).toMatchObject({
      minimumLength: 8,
      history: 24,
      classes: true,
      validDays: 42,
      names: { least: 3, spelling: "exact" },
    });
    expect(lengthFor([fine("0000000a", 1, nurses)], { groups: [staff] })).toBe(8);
  });

  test("is the account’s own before any of its groups, whatever the precedence", () => {
    const both = [fine("0000000a", 1, staff), fine("0000000b", 9, ada.toUpperCase())];
    expect(lengthFor(both, { groups: [staff] })).toBe(11);
  });

  test("is the one of lowest precedence among several", () => {
    const both = [fine("0000000a", 20, staff), fine("0000000b", 10, nurses)];
    expect(lengthFor(both, { groups: [staff, nurses] })).toBe(11);
  });

  test("is that of the smallest GUID among equals, by its bytes as the directory keeps them", () => {
    const both = [fine("00000001", 10, staff), fine("01000000", 10, staff)];
    // 01 00 00 00 and 00 00 00 01: the bytes of the first group are turned round.
    expect(lengthFor(both, { groups: [staff] })).toBe(0x01000000 % 100);
    expect(lengthFor(both.toReversed(), { groups: [staff] })).toBe(0x01000000 % 100);
  });

  test("is what the directory itself says, where that was read", () => {
    const both = [fine("0000000a", 1, ada), fine("0000000b", 9, staff)];
    expect(lengthFor(both, { resultant: guid("0000000B") })).toBe(11);
    expect(lengthFor(both, { resultant: null })).toBe(8);
  });

  test("says which one decides, of which day, and how soon it ends, even within a day", () => {
    const readAt = "2026-11-21T08:00:00.000Z";
    const hourly = { ...domain, maximumAge: 3_600_000 };
    const policies = { readAt, domain: hourly, fineGrained: [fine("0000000a", 1, ada)] };
    expect(policyFromDirectory(policies, { id: ada })).toMatchObject({
      name: `fine-grained policy ${guid("0000000a")}`,
      source: expect.stringContaining(guid("0000000a")),
      dated: "2026-11-21",
    });
    expect(policyFromDirectory(policies, { id: staff })).toMatchObject({
      name: "policy of the domain",
      validDays: 1 / 24,
    });
  });

  test("is an error when it was not among those that were read", () => {
    const asking = (): unknown => lengthFor([], { resultant: guid("0000000a") });
    expect(asking).toThrow(ConnectorError);
    expect(asking).toThrow(expect.objectContaining({ code: "reference-missing" }));
  });
});

describe("complexity", () => {
  const policy = { classes: true } as const;

  test.each([
    ["abcABC12", []],
    ["abcABC!!", []],
    ["abc123!!", []],
    ["abcdef12", ["classes"]],
    ["abc字12", []],
    ["abcÉ12", []],
    // Neither a space nor a currency sign other than $ is in Microsoft's list.
    ["abc 12", ["classes"]],
    ["abc£12", ["classes"]],
    ["abc$12", []],
  ])("of %s", async (text, rules) => {
    expect(await rulesAgainst(text, { policy })).toEqual(rules);
  });

  test("refuses the parts of a display name as Windows cuts it, and leaves short ones alone", async () => {
    const names = { least: 3, spelling: "exact" } as const;
    const context = contextTerms({ names: ["Erin M. Hagens-Li"], accounts: ["eh"] });
    const against = async (text: string) =>
      await rulesAgainst(text, { policy: { names }, context });
    expect(await against("xERINx")).toEqual(["name"]);
    expect(await against("xhagensx")).toEqual(["name"]);
    expect(await against("xmxlixehx")).toEqual([]);
  });
});
