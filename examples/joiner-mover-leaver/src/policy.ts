import {
  byIdentifier,
  definePolicy,
  firstDotLast,
  initial,
  owned,
  type Person,
  type Policy,
} from "@rollcall/core";

const employeeNumber = { system: "esr-employee:431", attribute: "employeeNumber" };
const nameOf = ({ names }: Person) => names.preferred ?? names.legal;
const fullName = (person: Person) =>
  [nameOf(person).given, nameOf(person).family].filter(Boolean).join(" ");
const numberOf = ({ identifiers }: Person) =>
  identifiers.find(({ system }) => system === employeeNumber.system)?.value;
const groupOf = (staffGroup: string) => `staff-${staffGroup.toLowerCase().replace(/\W+/g, "-")}`;

/** Says which accounts the people of the trust should have in its directory. */
export const policy: Policy = definePolicy({
  name: "example trust",
  targets: {
    directory: {
      label: (person) => `${fullName(person)} (${numberOf(person) ?? "no employee number yet"})`,
      correlate: [byIdentifier(employeeNumber)],
      attributes: {
        // Who signs in keeps the name to sign in with; the address follows a change of name.
        userName: initial((person) => firstDotLast(nameOf(person))),
        mail: owned((person) => firstDotLast(nameOf(person), { domain: "rollcall.example" })),
        displayName: owned(fullName),
        givenName: owned((person) => nameOf(person).given || null),
        familyName: owned((person) => nameOf(person).family),
        employeeNumber: owned(numberOf),
        title: owned((_, { primary }) => primary?.position.title ?? null),
        department: owned((_, { primary }) => primary?.organisation.department ?? null),
        manager: owned((_, { primary }) =>
          primary?.managerId === undefined ? null : { referenceTo: primary.managerId },
        ),
      },
      entitlements: {
        // Memberships of other groups are somebody else's, and stay.
        owns: ({ kind, id }) => kind === "group" && id.startsWith("staff-"),
        holds: (_, { assignments }) =>
          [...new Set(assignments.flatMap(({ position }) => position.staffGroup ?? []))].map(
            (staffGroup) => ({ kind: "group", id: groupOf(staffGroup) }),
          ),
      },
      lifecycle: { createDaysBefore: 14, lastDay: "earlier", retainDays: 90 },
      // Nothing changes these, whoever is found to own them.
      protect: ({ attributes }) => /^(breakglass|svc)\./.test(String(attributes.userName)),
    },
  },
});
