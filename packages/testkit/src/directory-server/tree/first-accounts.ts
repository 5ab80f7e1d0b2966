import type { FirstEntry } from "./first-entry.ts";

/** Lists the accounts of a new domain. */
export function builtInAccounts(administrator: string): FirstEntry[] {
  const account = (name: string, rid: number, flags: string): FirstEntry => {
    return { name, under: "CN=Users", of: "user", rid, has: { useraccountcontrol: flags } };
  };
  const first = account(`CN=${administrator}`, 500, "66048");
  return [
    { ...first, has: { ...first.has, admincount: "1" } },
    account("CN=Guest", 501, "66082"),
    { ...account("CN=krbtgt", 502, "514"), has: { useraccountcontrol: "514", admincount: "1" } },
  ];
}

/** Lists who is a member of what from the start: group and member, by their own part of the name. */
export function builtInMembers(administrator: string): readonly (readonly [string, string])[] {
  const first = `CN=${administrator}`;
  return [
    ["CN=Administrators", first],
    ["CN=Administrators", "CN=Domain Admins"],
    ["CN=Administrators", "CN=Enterprise Admins"],
    ["CN=Domain Admins", first],
    ["CN=Enterprise Admins", first],
    ["CN=Schema Admins", first],
    ["CN=Users", "CN=Domain Users"],
    ["CN=Guests", "CN=Domain Guests"],
  ];
}
