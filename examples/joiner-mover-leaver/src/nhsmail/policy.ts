import { address, leaverStatus } from "@rollcall/connector-nhsmail";
import {
  byIdentifier,
  type Lifecycle,
  owned,
  type Person,
  type TargetPolicy,
} from "@rollcall/core";
import { fullName, identifierOf, nameOf } from "../names.ts";

// The one number by which every trust knows the same person; an employee number is good in one trust alone.
const national = { system: "nhs-unique-id", attribute: "employeeId" };
const nationalId = (person: Person) => identifierOf(person, national.system);

/**
 * An account is neither made nor closed ahead of time: it is the person's, and whoever leaves takes it along. That somebody
 * has left is said by its status, so that the next organisation can take it over.
 */
const lifecycle: Lifecycle = { createDaysBefore: 0, whenLeft: "as-it-is" };

/** Says which accounts the people of an organisation should have in NHSmail. */
export function nhsmailPolicy(odsCode: string): TargetPolicy {
  return {
    label: (person) => `${fullName(person)} (NHS ${nationalId(person)})`,
    // Without the number nobody can say whether the person has an account already: a person looks.
    unmanaged: (person) => nationalId(person) === undefined,
    // Who has only accepted an offer is not one of ours yet.
    scope: ({ status }) => status !== "accepted",
    correlate: [byIdentifier(national)],
    attributes: {
      organisation: owned(() => odsCode),
      status: leaverStatus(),
      employeeId: owned(nationalId),
      userPrincipalName: address(),
      mail: address(),
      displayName: owned((person) => {
        const { given, family } = nameOf(person);
        return [family.toUpperCase(), given].filter(Boolean).join(", ");
      }),
      givenName: owned((person) => nameOf(person).given || null),
      surname: owned((person) => nameOf(person).family),
      jobTitle: owned((_, { primary }) => primary?.position.title ?? null),
      department: owned((_, { primary }) => primary?.organisation.department?.slice(0, 64) ?? null),
    },
    lifecycle,
  };
}
