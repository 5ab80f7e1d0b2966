import type { Attributes, CreateOperation } from "@rollcall/core";
import { createOf } from "./operations.ts";
import type { Writing } from "./writing.ts";

/** What a new account of the trust is told to be. */
export const ada: Attributes = {
  userPrincipalName: "ada.byron@nhs.net",
  mail: "ada.byron@nhs.net",
  displayName: "BYRON, Ada",
  givenName: "Ada",
  surname: "Byron",
  employeeId: "20000001",
  jobTitle: "Staff Nurse",
  usageLocation: "GB",
  organisation: "RQQ",
};

/** Makes the operation that gives this person an account. */
export function joinerOf(
  more: Attributes = {},
  further: Partial<CreateOperation> = {},
): CreateOperation {
  return createOf({ ...ada, ...more }, further);
}

/** Gives all accounts of an employee number, deleted ones among them. */
export function accountsOf(
  { directory }: Pick<Writing, "directory">,
  employeeId: string = String(ada.employeeId),
): readonly ReturnType<Writing["directory"]["view"]["accounts"]>[number][] {
  return directory.view.accounts().filter(({ user }) => user.employeeId === employeeId);
}
