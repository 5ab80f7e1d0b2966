import type { FirstEntry } from "./first-entry.ts";

const global = "-2147483646";

const universal = "-2147483640";

const builtIn = "-2147483643";

function group(name: string, rid: number, type = global): FirstEntry {
  const kind = type === builtIn ? "536870912" : "268435456";
  return {
    name: `CN=${name}`,
    under: type === builtIn ? "CN=Builtin" : "CN=Users",
    of: "group",
    rid,
    has: {
      grouptype: type,
      samaccounttype: kind,
      ...(guarded.has(name) ? { admincount: "1" } : {}),
      ...(type === builtIn ? { systemflags: "-1946157056" } : {}),
    },
  };
}

const guarded = new Set([
  "Administrators",
  "Domain Admins",
  "Enterprise Admins",
  "Schema Admins",
  "Account Operators",
  "Server Operators",
  "Print Operators",
  "Backup Operators",
  "Domain Controllers",
]);

/** The groups of a new domain. */
export const builtInGroups: readonly FirstEntry[] = [
  group("Domain Admins", 512),
  group("Domain Users", 513),
  group("Domain Guests", 514),
  group("Domain Computers", 515),
  group("Domain Controllers", 516),
  group("Schema Admins", 518, universal),
  group("Enterprise Admins", 519, universal),
  group("Group Policy Creator Owners", 520),
  group("Administrators", 544, builtIn),
  group("Users", 545, builtIn),
  group("Guests", 546, builtIn),
  group("Account Operators", 548, builtIn),
  group("Server Operators", 549, builtIn),
  group("Print Operators", 550, builtIn),
  group("Backup Operators", 551, builtIn),
  group("Remote Desktop Users", 555, builtIn),
];
