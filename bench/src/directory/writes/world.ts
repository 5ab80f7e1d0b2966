import { groupsByName } from "@rollcall/connector-ad";
import {
  byIdentifier,
  definePolicy,
  type EntitlementRef,
  owned,
  type Person,
  type Policy,
  type TargetConnector,
} from "@rollcall/core";
import { seededGroups } from "../servers.ts";

/** The moment for which the plan is made. */
export const asOf = "2026-11-21T07:00:00Z";

/** How many people the seeded directory must hold. */
export const seededPeople = 800;

/**
 * Eight hundred people who have accounts and two hundred who have none. Of those who have, some start today, some have
 * another title, and some have left for another part of the tree: about a thousand operations of all kinds.
 */
export function people(): readonly Person[] {
  return Array.from({ length: seededPeople + 200 }, (_, number) => ({
    id: String(number),
    identifiers: [{ system: "employee", value: String(10_000_000 + number) }],
    names: { legal: { given: `Given${number}`, family: `Surname${number}` } },
    assignments: [
      {
        id: String(number),
        organisation: { department: `Department ${number % 97}` },
        position: {
          title: number >= 200 && number < 600 ? "Ward Manager" : "Staff Nurse",
          jobRole: number < 100 ? `ward-${number % seededGroups}` : "",
        },
        location: { name: number >= 500 && number < seededPeople ? "Leavers" : "Staff" },
        start: number < 200 ? "2026-11-20" : "2026-11-28",
        status: number < 200 ? "active" : "accepted",
        primary: true,
      },
    ],
  }));
}

/** The policy for these people. */
export async function policyFor(directory: TargetConnector, baseDN: string): Promise<Policy> {
  const names = Array.from({ length: seededGroups }, (_, number) => `ward-${number}`);
  const groups = await groupsByName(directory, names);
  const wards = new Set([...groups.values()].map(({ id }) => id));
  return definePolicy({
    name: "bench",
    targets: {
      [directory.name]: {
        correlate: [byIdentifier({ system: "employee", attribute: "employeeID" })],
        attributes: {
          cn: owned(({ id }) => `Seeded ${id}`),
          container: owned((_, { primary }) => `OU=${primary?.location?.name},${baseDN}`),
          sAMAccountName: owned(({ id }) => `seeded.${id}`),
          userPrincipalName: owned(({ id }) => `seeded.${id}@trust.nhs.example`),
          givenName: owned(({ names }) => names.legal.given),
          sn: owned(({ names }) => names.legal.family),
          displayName: owned(({ names: { legal } }) => `${legal.family}, ${legal.given}`),
          title: owned((_, { primary }) => primary?.position.title),
          department: owned((_, { primary }) => primary?.organisation.department),
          employeeID: owned(({ id }) => String(10_000_000 + Number(id))),
        },
        entitlements: {
          owns: ({ id }) => wards.has(id),
          holds: (_, { primary }): readonly EntitlementRef[] => {
            const group = groups.get(primary?.position.jobRole ?? "");
            return group ? [group] : [];
          },
        },
      },
    },
  });
}
