import {
  byIdentifier,
  definePolicy,
  type EntitlementRef,
  firstDotLast,
  initial,
  type Lifecycle,
  owned,
  type Person,
  type Policy,
  type TargetPolicy,
} from "@rollcall/core";
import { fullName, identifierOf, nameOf } from "./names.ts";
import { nhsmailPolicy } from "./nhsmail/policy.ts";
import { exampleTrust, type TrustFacts } from "./trust-facts.ts";

/** What a policy has to know of the directory that it is for. */
export interface DirectoryFacts {
  /** Where accounts of people in post are, and where those of leavers are kept, as DNs. */
  readonly staff: string;
  readonly leavers: string;
  /** By name; a policy says which groups by name, and a directory knows them by key. */
  readonly groups: ReadonlyMap<string, EntitlementRef>;
}

/** Whose accounts a policy is about, and where. */
export interface PolicyScope {
  readonly trust: TrustFacts;
  /** NHSmail is a target, too. */
  readonly nhsmail: boolean;
}

/** The group that everybody of a staff group is in. */
export const groupOf = (staffGroup: string): string =>
  `staff-${staffGroup.toLowerCase().replace(/\W+/g, "-")}`;

/** When accounts are made, opened, closed and deleted. */
export const lifecycle: Lifecycle = { createDaysBefore: 14, lastDay: "earlier", retainDays: 90 };

/** Says which accounts the people of a trust should have: in its directory, and in NHSmail. */
export function policyFor(
  directory: DirectoryFacts,
  { trust, nhsmail }: PolicyScope = { trust: exampleTrust, nhsmail: false },
): Policy {
  const { staff, leavers, groups } = directory;
  return definePolicy({
    name: trust.shortName,
    // The rules read these tables, which their own text does not show.
    version: JSON.stringify([staff, leavers, [...groups].sort(), trust]),
    targets: {
      directory: directoryPolicy(directory, trust),
      ...(nhsmail && { nhsmail: nhsmailPolicy(trust.odsCode) }),
    },
  });
}

function directoryPolicy(
  { staff, leavers, groups }: DirectoryFacts,
  { vpd, domain }: TrustFacts,
): TargetPolicy {
  // Everybody in the staff record has its key from the first moment; an employee number may come later.
  const staffKey = { system: `esr-person:${vpd}`, attribute: "employeeNumber" };
  const staffNumber = { system: `esr-employee:${vpd}`, attribute: "employeeID" };
  const numberOf = (person: Person) => identifierOf(person, staffNumber.system);
  const keys = new Set([...groups.values()].map(({ id }) => id));
  return {
    label: (person) => `${fullName(person)} (${numberOf(person) ?? "no employee number yet"})`,
    correlate: [byIdentifier(staffKey), byIdentifier(staffNumber)],
    attributes: {
      // No two people of one name can be side by side in a directory, so that the number is part of it.
      cn: owned((person) => {
        const number = ` ${numberOf(person) ?? person.id}`;
        return fullName(person).slice(0, 64 - number.length) + number;
      }),
      container: owned((_, { state }) => (state === "left" ? leavers : staff), {
        alsoWhenLeft: true,
      }),
      // Who signs in keeps the name to sign in with; the address follows a change of name.
      sAMAccountName: initial((person) => firstDotLast(nameOf(person), { maxLength: 20 })),
      userPrincipalName: initial((person) => firstDotLast(nameOf(person), { domain })),
      mail: owned((person) => firstDotLast(nameOf(person), { domain })),
      displayName: owned(fullName),
      givenName: owned((person) => nameOf(person).given || null),
      sn: owned((person) => nameOf(person).family),
      employeeNumber: initial((person) => identifierOf(person, staffKey.system)),
      employeeID: owned(numberOf),
      title: owned((_, { primary }) => primary?.position.title ?? null),
      department: owned((_, { primary }) => primary?.organisation.department ?? null),
      manager: owned((_, { primary }) =>
        primary?.managerId === undefined ? null : { referenceTo: primary.managerId },
      ),
    },
    entitlements: {
      // Memberships of other groups are somebody else's, and stay.
      owns: ({ kind, id }) => kind === "group" && keys.has(id),
      holds: (_, { assignments }) =>
        [...new Set(assignments.flatMap(({ position }) => position.staffGroup ?? []))].flatMap(
          (staffGroup) => groups.get(groupOf(staffGroup)) ?? [],
        ),
    },
    lifecycle,
    // Nothing changes these, whoever is found to own them.
    protect: ({ attributes }) => /^(breakglass|svc)\./.test(String(attributes.sAMAccountName)),
  };
}
