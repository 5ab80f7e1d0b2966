import { guidBytes } from "../names/guid.ts";
import { sidBytes } from "../names/sid.ts";
import type { Domain } from "./domain.ts";

/** What a new domain is made with. */
export interface NewDomain {
  readonly domain: Domain;
  /** In milliseconds since 1970. */
  readonly now: number;
  readonly newId: () => string;
  /** The controller's own name, such as `DC1`. */
  readonly controller: string;
  readonly invocationId: string;
  /** The name of the first administrator's account. */
  readonly administrator: string;
}

/** One entry that every domain has. */
export interface FirstEntry {
  /** Its own part of the name; of the top of a naming context, what stands before the domain's name. */
  readonly name: string;
  /** The `name` of the row above it; missing for the top of a naming context. */
  readonly under?: string;
  readonly of: string;
  readonly id?: string;
  readonly rid?: number;
  readonly sam?: string;
  readonly has?: Readonly<Record<string, string>>;
}

// May not be deleted, moved or renamed.
const fixed = { systemflags: "-1946157056", iscriticalsystemobject: "TRUE" };
const day = 864_000_000_000n;

/** Lists the places of a domain, each after the one above it. */
export function builtInPlaces({ domain, controller, invocationId }: NewDomain): FirstEntry[] {
  const configuration = "CN=Configuration";
  const place = (name: string, under: string, of = "container"): FirstEntry => {
    return { name, under, of, has: fixed };
  };
  const server = `CN=${controller}`;
  return [
    { name: "", of: "domainDNS", has: { ...policy, objectsid: sidBytes(domain.sid) ?? "" } },
    place("CN=Users", ""),
    place("CN=Computers", ""),
    place("OU=Domain Controllers", "", "organizationalUnit"),
    place("CN=System", ""),
    place("CN=Builtin", "", "builtinDomain"),
    place("CN=ForeignSecurityPrincipals", ""),
    place("CN=LostAndFound", "", "lostAndFound"),
    {
      name: "CN=Deleted Objects",
      under: "",
      of: "container",
      has: { ...fixed, isdeleted: "TRUE" },
    },
    { name: configuration, of: "configuration" },
    place("CN=Sites", configuration, "sitesContainer"),
    place("CN=Default-First-Site-Name", "CN=Sites", "site"),
    place("CN=Servers", "CN=Default-First-Site-Name", "serversContainer"),
    place(server, "CN=Servers", "server"),
    {
      name: "CN=NTDS Settings",
      under: server,
      of: "nTDSDSA",
      has: { invocationid: guidBytes(invocationId) ?? "" },
    },
    { name: `CN=Schema,${configuration}`, of: "dMD" },
  ];
}

const policy = {
  minpwdlength: "7",
  pwdproperties: "1",
  pwdhistorylength: "24",
  minpwdage: String(-day),
  maxpwdage: String(-42n * day),
  lockoutthreshold: "0",
  lockoutduration: "-18000000000",
  lockoutobservationwindow: "-18000000000",
  "ms-ds-machineaccountquota": "10",
  iscriticalsystemobject: "TRUE",
  systemflags: "-1946157056",
};

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
