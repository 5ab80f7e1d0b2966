import type { Capability } from "@rollcall/core";
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

/** What a right of {@link serviceRights} is asked for. */
export interface ServiceRight {
  /** As the tool `dsacls` writes it. */
  readonly right: string;
  readonly on: "accounts" | "groups" | "deleted objects" | "the domain";
  /** The capability of the connector that it belongs to. */
  readonly capability: Capability;
  readonly without: string;
  readonly rights: readonly Right[];
}

/**
 * All rights that Rollcall may ask for, and what there is without each. The documentation lists them, and the tests grant
 * them, from here.
 */
export const serviceRights: readonly ServiceRight[] = [
  {
    right: "CCDC;user",
    on: "accounts",
    capability: "write",
    without: "nothing is created, deleted or moved",
    rights: accountRights.filter(({ access }) => access === "CCDC"),
  },
  {
    right: "WP;$one;user",
    on: "accounts",
    capability: "write",
    without: "what writes that attribute is refused with `permission-denied`; the others go on",
    rights: accountRights.filter(({ access }) => access === "WP"),
  },
  {
    right: "CA;Reset Password;user",
    on: "accounts",
    capability: "credentials",
    without: "no password is reset, and none is set after creation",
    rights: accountRights.filter(({ access }) => access === "CR"),
  },
  {
    right: "WP;member;group",
    on: "groups",
    capability: "write",
    without: "no membership is given or taken",
    rights: groupRights,
  },
  {
    right: "LCRP",
    on: "deleted objects",
    capability: "changes",
    without:
      "an account that is gone looks like one that cannot be seen, and its link is kept; `changes` is absent unless the next right is given",
    rights: deletedRights,
  },
  {
    right: "CA;Replicating Directory Changes",
    on: "the domain",
    capability: "changes",
    without: "changes are found as far as the account may read",
    rights: [replicating],
  },
  {
    right: "CA;Reanimate Tombstones",
    on: "the domain",
    capability: "restore",
    without: "`restore` is absent: a deletion cannot be undone",
    rights: [restoring],
  },
];

/** Gives the steps that let a service account do what Rollcall needs, and nothing else. */
export function leastRights(options: LeastRightsOptions): readonly Administration[] {
  const { trustee, baseDN, accounts, groups = [] } = options;
  const { deleted = true, restore = false, replication = true } = options;
  const allow = (object: string, rights: readonly Right[]): readonly Administration[] =>
    rights.length > 0 ? [{ kind: "allow", object, trustee, rights }] : [];
  const left = new Set([...(restore ? [] : [restoring]), ...(replication ? [] : [replicating])]);
  const rightsOn = (place: ServiceRight["on"]): readonly Right[] =>
    serviceRights.flatMap(({ on, rights }) => (on === place ? rights : []));
  const onAccounts = [...rightsOn("accounts"), ...(restore ? restoreRights : [])];
  return [
    ...accounts.flatMap((container) => allow(container, onAccounts)),
    ...groups.flatMap((container) => allow(container, rightsOn("groups"))),
    ...(deleted ? allow(`CN=Deleted Objects,${baseDN}`, rightsOn("deleted objects")) : []),
    ...allow(
      baseDN,
      rightsOn("the domain").filter((right) => !left.has(right)),
    ),
  ];
}
