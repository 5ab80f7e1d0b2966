import { attributesOf, isFurtherAttribute } from "../attributes.ts";
import { isGuid } from "../guid.ts";
import type { NhsmailOptions } from "../options.ts";
import type { NhsmailSettings } from "../settings.ts";
import { check, checkNumber } from "./check.ts";

type Reading = Pick<
  NhsmailSettings,
  "samePersonBy" | "groups" | "changes" | "attributes" | "canaries" | "visibleAfter"
>;
type Tenancy = Pick<NhsmailSettings, "mode" | "organisationAttribute" | "statusAttribute">;

const ways: readonly NhsmailSettings["changes"][] = ["listing", "by-id", "tenant", "none"];

/** Checks what is read, and how. Throws `invalid-options`. */
export function parseReading(options: NhsmailOptions, tenancy: Tenancy): Reading {
  const { mode } = tenancy.mode;
  const { samePersonBy = ["employeeId"], groups = "all", attributes = [] } = options;
  const { changes = mode === "tenant" ? "tenant" : "listing", visibleAfter = 120_000 } = options;
  checkAttributes(attributes);
  checkSamePerson(samePersonBy, attributesOf({ ...tenancy, attributes }));
  check(ways.includes(changes), {
    field: "changes",
    rule: "known",
    advice: `Give one of ${ways.join(", ")}, or leave it out.`,
  });
  check(changes !== "tenant" || mode === "tenant", {
    field: "changes",
    rule: "shared-tenant",
    advice: "Give listing or by-id: the changes of a shared tenant are never read as a whole.",
  });
  checkNumber("visibleAfter", visibleAfter, { least: 0, most: 86_400_000 });
  return {
    samePersonBy,
    groups: parseGroups(groups),
    changes,
    attributes: [...new Set(attributes)],
    canaries: parseCanaries(options.canaries ?? []),
    visibleAfter,
  };
}

function checkAttributes(attributes: readonly string[]): void {
  for (const [at, name] of attributes.entries()) {
    check(isFurtherAttribute(name), {
      field: `attributes[${at}]`,
      rule: "known",
      advice: "Give a directory extension, or leave it out: the usual attributes are always there.",
    });
  }
}

function checkSamePerson(names: readonly string[], known: ReadonlyMap<string, unknown>): void {
  for (const [at, name] of names.entries()) {
    check(known.has(name), {
      field: `samePersonBy[${at}]`,
      rule: "known",
      advice: "Name an attribute of the schema, such as employeeId.",
    });
  }
}

function parseGroups(groups: NonNullable<NhsmailOptions["groups"]>): NhsmailSettings["groups"] {
  if (groups === "all") return groups;
  for (const [at, id] of groups.entries()) {
    check(isGuid(id), {
      field: `groups[${at}]`,
      rule: "identifier",
      advice: "Give the group's object identifier, as the Entra or portal page of it shows.",
    });
  }
  return new Set(groups.map((id) => id.toLowerCase()));
}

function parseCanaries(canaries: readonly string[]): readonly string[] {
  for (const [at, key] of canaries.entries()) {
    check(isGuid(key) || /^[^@\s]+@[^@\s]+$/.test(key), {
      field: `canaries[${at}]`,
      rule: "account",
      advice: "Give an account's object identifier or its principal name.",
    });
  }
  return canaries.map((key) => key.toLowerCase());
}
