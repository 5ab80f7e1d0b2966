/**
 * Groups of a domain whose members can take it over, by the last part of their SID: Domain Admins 512, Domain
 * Controllers 516, Schema Admins 518, Enterprise Admins 519, Group Policy Creator Owners 520, Key Admins 526,
 * Enterprise Key Admins 527.
 */
export const privilegedDomainGroups: ReadonlySet<number> = new Set([
  512, 516, 518, 519, 520, 526, 527,
]);

/** Likewise in every Windows domain: Administrators, Account, Server, Print and Backup Operators. */
export const privilegedBuiltinGroups: ReadonlySet<string> = new Set([
  "S-1-5-32-544",
  "S-1-5-32-548",
  "S-1-5-32-549",
  "S-1-5-32-550",
  "S-1-5-32-551",
]);

/**
 * Roles of Entra ID that can give themselves every other, by template: Global, Privileged Role and Privileged
 * Authentication Administrator.
 */
export const privilegedRoles: ReadonlySet<string> = new Set([
  "62e90394-69f5-4237-9190-012177145e10",
  "e8611ab8-c189-46e8-94e1-60213ab1f814",
  "7be44c8a-adaf-4e2a-84d6-ab2649e08a13",
]);

/**
 * Access rights by which the passwords of a domain can be copied (MS-ADTS 5.1.3.2.1): DS-Replication-Get-Changes-All,
 * and DS-Replication-Get-Changes-In-Filtered-Set. DS-Replication-Get-Changes alone gives no secrets: a connector may
 * hold it.
 */
export const replicationRights: ReadonlySet<string> = new Set([
  "1131f6ad-9c07-11d1-f79f-00c04fc2dcd2",
  "89e95b76-444d-4c62-991a-0facbeda640c",
]);

const domainGroup = /^S-1-5-21-\d+-\d+-\d+-(\d{1,10})$/i;

/**
 * Tells whether a key, which may be a SID or the template of a role, is that of a group or role that rules the system.
 */
export function isWellKnownPrivileged(key: string): boolean {
  const number = domainGroup.exec(key)?.[1];
  if (number !== undefined) return privilegedDomainGroups.has(Number(number));
  return privilegedBuiltinGroups.has(key.toUpperCase()) || privilegedRoles.has(key.toLowerCase());
}
