import { staffGroups } from "@rollcall/testkit";
import type { SeedEntry } from "@rollcall/testkit/directory-server";
import type { Administration } from "@rollcall/testkit/servers";

const base = "DC=trust,DC=nhs,DC=example";

/** Where accounts of the trust's people are, and its groups. */
export const containers = {
  staff: `OU=Staff,${base}`,
  leavers: `OU=Leavers,${base}`,
  groups: `OU=Groups,${base}`,
} as const;

/** The account in the midst of the staff that stands for nobody, and that nobody may change. */
export const bystander: string = `CN=Badge Printer,${containers.staff}`;

/** Names the group that everybody of a staff group is in. */
export function groupOf(staffGroup: string): string {
  return `staff-${staffGroup.toLowerCase().replace(/\W+/g, "-")}`;
}

/** The names of all groups that follow the staff record. */
export const groupNames: readonly string[] = staffGroups.map(groupOf);

const units = Object.values(containers).map((dn) => ({
  dn,
  attributes: { objectClass: "organizationalUnit" },
}));

const groups = groupNames.map((name) => ({
  dn: `CN=${name},${containers.groups}`,
  attributes: { objectClass: "group", sAMAccountName: name },
}));

/** What the directory of a trust holds before the first account is made. */
export const emptyTrust: readonly SeedEntry[] = [
  ...units,
  ...groups,
  { dn: bystander, attributes: { objectClass: "user", sAMAccountName: "badge.printer" } },
];

/** The steps that put {@link emptyTrust} into a real directory. */
export const emptyTrustSteps: readonly Administration[] = [
  // A directory looks through all that it holds for an attribute that it was not told to index.
  modification(`CN=Employee-Number,CN=Schema,CN=Configuration,${base}`, "searchFlags: 1"),
  ...emptyTrust.map(({ dn, attributes }): Administration => {
    const lines = Object.entries(attributes).map(([name, value]) => `${name}: ${value}`);
    return { kind: "ldif", text: `dn: ${dn}\n${lines.join("\n")}\n` };
  }),
];

function modification(dn: string, line: string): Administration {
  const [attribute] = line.split(":");
  return { kind: "ldif", text: `dn: ${dn}\nchangetype: modify\nreplace: ${attribute}\n${line}\n` };
}
