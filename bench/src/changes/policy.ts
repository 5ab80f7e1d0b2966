import { definePolicy, owned, type Person, type Policy } from "@rollcall/core";

/** Gives the employee number of a person, in the VPD of the bench. */
export function employeeNumber({ identifiers }: Person): string | undefined {
  return identifiers.find(({ system }) => system === "esr-employee:431")?.value;
}

/** Closes the accounts of those who leave; the account itself has next to nothing. */
export const policy: Policy = definePolicy({
  name: "bench",
  targets: {
    directory: {
      correlate: [],
      lifecycle: { createDaysBefore: 0, whileSuspended: "enabled" },
      unmanaged: (person) => employeeNumber(person) === undefined,
      attributes: { employeeNumber: owned(employeeNumber) },
    },
  },
});
