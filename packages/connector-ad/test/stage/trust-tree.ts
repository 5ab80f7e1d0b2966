import type { Administration } from "@rollcall/testkit/servers";

const base = "DC=trust,DC=nhs,DC=example";

/** Where things are in the tree of {@link trustTree}. */
export const places = {
  base,
  staff: `OU=Staff,${base}`,
  wards: `OU=Wards,OU=Staff,${base}`,
  groups: `OU=Groups,${base}`,
  elsewhere: `OU=Elsewhere,${base}`,
} as const;

/** The steps that make containers for staff and groups, two groups, and an account that is nobody's business. */
export const trustTree: readonly Administration[] = [
  ...[places.staff, places.wards, places.groups, places.elsewhere].map((dn) =>
    entry(dn, ["objectClass: organizationalUnit"]),
  ),
  entry(`CN=Ward,${places.groups}`, ["objectClass: group", "sAMAccountName: Ward"]),
  entry(`CN=Foreign,${places.elsewhere}`, ["objectClass: group", "sAMAccountName: Foreign"]),
  entry(`CN=Stranger,${places.elsewhere}`, ["objectClass: user", "sAMAccountName: stranger"]),
];

function entry(dn: string, lines: readonly string[]): Administration {
  return { kind: "ldif", text: `dn: ${dn}\n${lines.join("\n")}\n` };
}
