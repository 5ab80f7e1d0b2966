import { correlate } from "../../src/correlate/correlate.ts";
import type { Correlation } from "../../src/correlate/correlation.ts";
import { byIdentifier } from "../../src/correlate/rules.ts";
import type { Account } from "../../src/model/account.ts";
import type { Link } from "../../src/model/link.ts";
import type { Identifier, Person } from "../../src/model/person.ts";
import type { Attributes } from "../../src/model/value.ts";

/** Makes identifiers from pairs of system and value. */
export function identifiers(held: Readonly<Record<string, string>>): readonly Identifier[] {
  return Object.entries(held).map(([system, value]) => ({ system, value }));
}

/** Makes a person with these identifiers. */
export function person(id: string, held: Readonly<Record<string, string>> = {}): Person {
  const names = { legal: { given: "Jane", family: "Smith" } };
  return { id, identifiers: identifiers(held), names, assignments: [] };
}

/** Makes an account with these attributes. */
export function account(stable: string, attributes: Attributes = {}, kind = "account"): Account {
  const observedAt = "2026-11-21T07:00:00Z";
  return { ref: { kind, stable }, attributes, entitlements: [], enabled: true, observedAt };
}

/** Makes a link that remembers these identifiers. */
export function link(
  stable: string,
  personId: string,
  held: Readonly<Record<string, string>> = {},
): Link {
  return {
    target: "directory",
    account: { kind: "account", stable },
    personId,
    identifiers: identifiers(held),
    by: "created",
    since: "2026-01-01T00:00:00Z",
  };
}

/** Spine UUID, then NHS unique id, then employee number. */
export const rules = [
  byIdentifier({ system: "spine-uuid", attribute: "spineId" }),
  byIdentifier({ system: "nhs-unique-id", attribute: "nhsId", name: "nhs" }),
  byIdentifier({
    system: "esr-employee:431",
    attribute: "employeeNumber",
    normalise: (value) => value.trim().padStart(8, "0"),
  }),
];

/** A world in which there may be no links. */
export interface Given {
  readonly people: readonly Person[];
  readonly accounts: readonly Account[];
  readonly links?: readonly Link[];
}

/** Correlates with the usual rules, and gives the correlations by the stable key of the account. */
export function correlated({
  people,
  accounts,
  links = [],
}: Given): Readonly<Record<string, Correlation>> {
  const found = correlate({ people, accounts, links, rules });
  return Object.fromEntries(found.map((one) => [one.account.stable, one]));
}
