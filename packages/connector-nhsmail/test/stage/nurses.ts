import { byIdentifier, definePolicy, owned, type Person, type Policy } from "@rollcall/core";
import { baseLicences } from "@rollcall/testkit/national-directory";
import { address, leaverStatus } from "../../src/index.ts";
import { groupId } from "./trust.ts";

/** Six nurses, two of whom have one name. */
export const nurses = ["Ada Byron", "Ben Cole", "Cleo Dunn", "Ada Byron", "Zoë O'Neill", "Eve Fry"];
/** The nurse of this number, counted from 1, employed by RQQ since 2020. */
export function nurse(number: number, more: Partial<Person["assignments"][number]> = {}): Person {
  const [given = "", family = ""] = (nurses[number - 1] ?? "").split(" ");
  return {
    id: `p${number}`,
    identifiers: [{ system: "esr-employee:431", value: `2000000${number}` }],
    names: { legal: { given, family } },
    assignments: [
      {
        id: `a${number}`,
        organisation: { ods: "RQQ" },
        position: { title: "Staff Nurse" },
        ...(number > 1 && { managerId: "p1" }),
        start: "2020-01-01",
        status: "active",
        primary: true,
        ...more,
      },
    ],
  };
}

/** What a trust wants of NHSmail: an address, a licence, a group, and no disabling of leavers. */
export const nursesPolicy: Policy = definePolicy({
  name: "trust",
  targets: {
    nhsmail: {
      lifecycle: { whenLeft: "as-it-is" },
      correlate: [byIdentifier({ system: "esr-employee:431", attribute: "employeeId" })],
      attributes: {
        userPrincipalName: address(),
        mail: address(),
        mailNickname: owned(() => undefined),
        displayName: owned(
          ({ names: { legal } }) => `${legal.family.toUpperCase()}, ${legal.given}`,
        ),
        employeeId: owned(({ identifiers: [first] }) => first?.value),
        jobTitle: owned((_, { primary }) => primary?.position.title),
        usageLocation: owned(() => "GB"),
        organisation: owned((_, { primary }) => primary?.organisation.ods),
        status: leaverStatus(),
        manager: owned((_, { primary }) =>
          primary?.managerId === undefined ? null : { referenceTo: primary.managerId },
        ),
      },
      entitlements: {
        owns: ({ kind, id }) => kind === "licence" || id === groupId(7),
        holds: () => [
          { kind: "group", id: groupId(7) },
          { kind: "licence", id: baseLicences.standard },
        ],
      },
    },
  },
});
