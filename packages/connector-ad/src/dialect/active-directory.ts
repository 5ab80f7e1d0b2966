import type { Dialect, DialectAttribute } from "./dialect.ts";
import {
  anyCase,
  container,
  instant,
  mail,
  nameWithin,
  reference,
  telephone,
  text,
  told,
} from "./person-attributes.ts";

const commonName = nameWithin(64);

// Lengths are rangeUpper of Microsoft's schema; sAMAccountName of accounts is cut to 20 by the security accounts manager.
const security: Readonly<Record<string, DialectAttribute>> = {
  objectSid: told("string", "sid"),
  adminCount: told("number", "integer"),
  isCriticalSystemObject: told("boolean", "boolean"),
  whenCreated: told("instant", "generalized-time", instant),
};

const account: Readonly<Record<string, DialectAttribute>> = {
  container,
  cn: commonName,
  sAMAccountName: text(20, { ...anyCase, unique: true, required: true }),
  userPrincipalName: text(1024, { ...anyCase, unique: true }),
  mail,
  proxyAddresses: text(1123, { ...anyCase, cardinality: "set" }),
  givenName: text(64),
  initials: text(6),
  middleName: text(64),
  sn: text(64),
  displayName: text(256),
  title: text(128),
  department: text(64),
  company: text(64),
  division: text(256),
  physicalDeliveryOfficeName: text(128),
  streetAddress: text(1024),
  l: text(128),
  postalCode: text(40),
  telephoneNumber: text(64, telephone),
  mobile: text(64, telephone),
  employeeID: text(16),
  employeeNumber: text(512),
  employeeType: text(256),
  description: text(1024),
  info: text(1024),
  manager: reference,
  accountExpires: { ...instant, syntax: "filetime" },
  userAccountControl: told("number", "integer", { compare: "bits" }),
  pwdLastSet: told("instant", "filetime", instant),
  lockoutTime: told("instant", "filetime", instant),
  // Written by a controller only when the last value is 9 to 14 days old.
  lastLogonTimestamp: told("instant", "filetime", instant),
  ...security,
};

const group: Readonly<Record<string, DialectAttribute>> = {
  container,
  cn: commonName,
  sAMAccountName: text(256, { ...anyCase, unique: true, required: true }),
  mail,
  displayName: text(256),
  description: text(1024),
  info: text(1024),
  managedBy: reference,
  groupType: { type: "number", syntax: "integer", compare: "bits" },
  ...security,
};

/** Active Directory, and Samba as its domain controller. */
export const activeDirectoryDialect: Dialect = {
  name: "active-directory",
  key: { attribute: "objectGUID", written: "guid" },
  version: "uSNChanged",
  address: "guid",
  kinds: {
    account: {
      // Computers are of the class user too, and have another category.
      filter: {
        and: [
          { equal: "objectCategory", value: "person" },
          { equal: "objectClass", value: "user" },
        ],
      },
      objectClasses: ["top", "person", "organizationalPerson", "user"],
      naming: "CN",
      attributes: account,
      entitlements: ["group"],
    },
    group: {
      filter: { equal: "objectCategory", value: "group" },
      objectClasses: ["top", "group"],
      naming: "CN",
      attributes: group,
      entitlements: ["group"],
    },
    container: {
      filter: {
        or: [
          { equal: "objectCategory", value: "organizationalUnit" },
          { equal: "objectCategory", value: "container" },
          { equal: "objectCategory", value: "builtinDomain" },
        ],
      },
      objectClasses: ["top", "organizationalUnit"],
      naming: "OU",
      attributes: {
        container,
        name: nameWithin(64),
        description: text(1024),
        isCriticalSystemObject: told("boolean", "boolean"),
      },
    },
  },
  enabled: { told: "bit", attribute: "userAccountControl", disabled: 2 },
  membership: { attribute: "member", back: "memberOf", primary: "primaryGroupID", perWrite: 500 },
};
