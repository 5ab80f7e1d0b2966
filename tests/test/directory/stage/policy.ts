import {
  byIdentifier,
  definePolicy,
  type EntitlementRef,
  firstDotLast,
  initial,
  owned,
  type Person,
  type Policy,
} from "@rollcall/core";
import { bystander, containers, groupOf } from "./tree.ts";

const { staff, leavers } = containers;
const domain = "trust.nhs.example";
const vpd = "431";

/** The staff record's key of a person, which outlives every change of name and number. */
const staffKey = { system: `esr-person:${vpd}`, attribute: "employeeNumber" };

/** Says which accounts the people of a trust should have in its directory, whose groups are given by name. */
export function directoryPolicy(groups: ReadonlyMap<string, EntitlementRef>): Policy {
  const keys = new Set([...groups.values()].map(({ id }) => id));
  return definePolicy({
    name: "directory of a trust",
    version: JSON.stringify([...groups].sort()),
    targets: {
      directory: {
        // Closed on the last day and not before, so that the staff record alone says who is in.
        lifecycle: { lastDay: "end", whileSuspended: "enabled", retainDays: 10 },
        correlate: [byIdentifier(staffKey)],
        attributes: {
          cn: owned(commonName),
          container: owned((_, { state }) => (state === "left" ? leavers : staff), {
            alsoWhenLeft: true,
          }),
          sAMAccountName: initial((person) => firstDotLast(nameOf(person), { maxLength: 20 })),
          userPrincipalName: initial((person) => firstDotLast(nameOf(person), { domain })),
          mail: owned((person) => firstDotLast(nameOf(person), { domain })),
          displayName: owned(fullName),
          givenName: owned((person) => nameOf(person).given || null),
          sn: owned((person) => nameOf(person).family),
          employeeNumber: initial((person) => keyOf(person, staffKey.system)),
          employeeID: owned((person) => keyOf(person, `esr-employee:${vpd}`)),
          title: owned((_, { primary }) => primary?.position.title ?? null),
          department: owned((_, { primary }) => primary?.organisation.department ?? null),
          manager: owned((_, { primary }) =>
            primary?.managerId === undefined ? null : { referenceTo: primary.managerId },
          ),
        },
        entitlements: {
          owns: ({ kind, id }) => kind === "group" && keys.has(id),
          holds: (_, { assignments, state }) =>
            state === "left" ? [] : groupsOf(assignments, groups),
        },
        protect: ({ ref }) => ref.lookup === bystander,
      },
    },
  });
}

function groupsOf(
  assignments: Person["assignments"],
  groups: ReadonlyMap<string, EntitlementRef>,
): readonly EntitlementRef[] {
  const held = new Set(assignments.flatMap(({ position }) => position.staffGroup ?? []));
  return [...held].flatMap((staffGroup) => groups.get(groupOf(staffGroup)) ?? []);
}

function nameOf({ names }: Person): Person["names"]["legal"] {
  return names.preferred ?? names.legal;
}

function fullName(person: Person): string {
  const { given, family } = nameOf(person);
  return `${given} ${family}`.trim();
}

function keyOf({ identifiers }: Person, system: string): string | undefined {
  return identifiers.find((one) => one.system === system)?.value;
}

/** No two people of one name can be side by side in a directory, so that the key is part of it. */
function commonName(person: Person): string {
  const key = ` ${keyOf(person, staffKey.system) ?? person.id}`;
  return fullName(person).slice(0, 64 - key.length) + key;
}
