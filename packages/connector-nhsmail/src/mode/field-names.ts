import type { Attributes, AttributeValue } from "@rollcall/core";
import type { WorkItemField } from "./work-item.ts";

/** What people call the attributes, in the order in which they are told. The portal's own labels are not public. */
const names: Readonly<Record<string, string>> = {
  organisation: "Organisation (ODS code)",
  status: "Status",
  givenName: "First name",
  surname: "Last name",
  displayName: "Display name",
  userPrincipalName: "Address",
  mail: "Email address",
  employeeId: "Employee number",
  jobTitle: "Job title",
  department: "Department",
  companyName: "Organisation name",
  officeLocation: "Office",
  manager: "Manager",
  mobilePhone: "Mobile number",
  businessPhones: "Telephone number",
  employeeType: "Employment type",
  employeeLeaveDateTime: "Leaving date and time",
};

/** Writes attributes as fields for a person to fill in; those that have no name of their own come last. */
export function fieldsOf(attributes: Attributes): readonly WorkItemField[] {
  const order = Object.keys(names);
  const rank = (name: string): number => (names[name] ? order.indexOf(name) : order.length);
  return Object.entries(attributes)
    .toSorted(([one], [other]) => rank(one) - rank(other) || (one < other ? -1 : 1))
    .map(([name, value]) => {
      const field = names[name] ?? name;
      return value === null ? { field } : { field, value: textOf(value) };
    });
}

function textOf(value: AttributeValue): string {
  return typeof value === "object" ? value.join("; ") : String(value);
}
