import { expectedStaff, type Trust } from "@rollcall/testkit";
import type { PersonSeed } from "@rollcall/testkit/national-directory";

/** Lists the accounts that a trust's people have in NHSmail before Rollcall comes: they are there already. */
export function nhsmailSeeds(trust: Trust, organisation: string): readonly PersonSeed[] {
  return expectedStaff(trust).flatMap(({ openAssignments, profiles, name }): PersonSeed[] => {
    const post = openAssignments.find(({ primary }) => primary) ?? openAssignments[0];
    const id = profiles.find(({ nhsUniqueId }) => nhsUniqueId !== undefined)?.nhsUniqueId;
    if (!post || id === undefined) return [];
    const givenName = name.preferredName || name.firstName;
    const suspended = openAssignments.some(({ state }) => state === "suspended");
    const displayName = [name.lastName.toUpperCase(), givenName].filter(Boolean).join(", ");
    return [
      {
        givenName,
        surname: name.lastName,
        organisation,
        state: suspended ? "Disabled" : "Active",
        properties: {
          displayName,
          employeeId: id,
          jobTitle: post.title,
          department: post.organisationName,
        },
      },
    ];
  });
}
