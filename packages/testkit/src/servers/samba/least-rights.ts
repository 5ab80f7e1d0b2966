import type { Administration, Right } from "./administration.ts";

/** What the service account is to be able to do, and where. */
export interface LeastRightsOptions {
  /** The DN of the service account. */
  readonly trustee: string;
  readonly baseDN: string;
  /** The DNs of the containers of which it keeps the accounts, with everything below them. */
  readonly accounts: readonly string[];
  /** The DNs of the containers of which it keeps the members of groups. Default: none. */
  readonly groups?: readonly string[] | undefined;
  /** Whether it may see what was deleted. Default: yes. */
  readonly deleted?: boolean | undefined;
  /** Whether it may also restore it. Default: no. */
  readonly restore?: boolean | undefined;
  /** Whether it may read what changed by replication (DirSync), for the whole domain. Default: yes. */
  readonly replication?: boolean | undefined;
}

/** The attributes of an account that Rollcall can write, beside those of its name, place and state. */
export const managedAttributes: readonly string[] = [
  "sAMAccountName",
  "userPrincipalName",
  "mail",
  "proxyAddresses",
  "givenName",
  "initials",
  "middleName",
  "sn",
  "displayName",
  "title",
  "department",
  "company",
  "division",
  "physicalDeliveryOfficeName",
  "streetAddress",
  "l",
  "postalCode",
  "telephoneNumber",
  "mobile",
  "employeeID",
  "employeeNumber",
  "employeeType",
  "description",
  "info",
  "manager",
];

/** Renaming writes both; the server keeps them the same. Moving asks for them too. */
const namingAttributes = ["cn", "name"];

/** Enabling and disabling, expiry, a password to be changed at the next logon, unlocking. */
const stateAttributes = ["userAccountControl", "accountExpires", "pwdLastSet", "lockoutTime"];

/** The rights on a container of accounts. Creating and deleting in both of two containers is also moving between them. */
export const accountRights: readonly Right[] = [
  { access: "CCDC", what: "user", reach: "all" },
  { access: "CR", what: "User-Force-Change-Password", on: "user", reach: "below" },
  ...[...managedAttributes, ...namingAttributes, ...stateAttributes].map(
    (what) => ({ access: "WP", what, on: "user", reach: "below" }) as const,
  ),
];

/** The rights on a container of groups. */
export const groupRights: readonly Right[] = [
  { access: "WP", what: "member", on: "group", reach: "below" },
];

/** The rights on the container of deleted objects, which only administrators may look into otherwise. */
export const deletedRights: readonly Right[] = [{ access: "LCRP", reach: "this" }];

/** Attributes that Samba 4.17 fills in anew when an account is restored, in the name of who restores it. */
const restoredAttributes = [
  ...["isDeleted", "distinguishedName", "isRecycled", "objectCategory", "sAMAccountType"],
  ...["primaryGroupID", "adminCount", "operatorCount", "codePage", "countryCode"],
  ...["badPwdCount", "badPasswordTime", "lastLogoff", "lastLogon", "logonCount"],
];

/** The further rights on a container of accounts that restoring takes: a deleted account keeps what it inherited. */
export const restoreRights: readonly Right[] = restoredAttributes.map(
  (what) => ({ access: "WP", what, on: "user", reach: "below" }) as const,
);

const restoring: Right = { access: "CR", what: "Reanimate-Tombstones", reach: "this" };
const replicating: Right = { access: "CR", what: "DS-Replication-Get-Changes", reach: "this" };

/** Gives the steps that let a service account do what Rollcall needs, and nothing else. */
export function leastRights(options: LeastRightsOptions): readonly Administration[] {
  const { trustee, baseDN, accounts, groups = [] } = options;
  const { deleted = true, restore = false, replication = true } = options;
  const allow = (object: string, rights: readonly Right[]): readonly Administration[] =>
    rights.length > 0 ? [{ kind: "allow", object, trustee, rights }] : [];
  const domain = [...(restore ? [restoring] : []), ...(replication ? [replicating] : [])];
  const onAccounts = restore ? [...accountRights, ...restoreRights] : accountRights;
  return [
    ...accounts.flatMap((container) => allow(container, onAccounts)),
    ...groups.flatMap((container) => allow(container, groupRights)),
    ...(deleted ? allow(`CN=Deleted Objects,${baseDN}`, deletedRights) : []),
    ...allow(baseDN, domain),
  ];
}
