import type { Dialect, DialectAttribute } from "./dialect.ts";
import {
  container,
  instant,
  mail,
  nameWithin,
  reference,
  telephone,
  text,
  told,
} from "./person-attributes.ts";

const created = told("instant", "generalized-time", instant);

// The server keeps to no lengths; these are the bounds that its schema suggests.
const account: Readonly<Record<string, DialectAttribute>> = {
  container,
  uid: { ...nameWithin(256), unique: true },
  cn: text(256, { required: true }),
  sn: text(256, { required: true }),
  mail,
  givenName: text(256),
  displayName: text(256),
  title: text(256),
  departmentNumber: text(256),
  o: text(256),
  ou: text(256),
  physicalDeliveryOfficeName: text(256),
  l: text(256),
  postalCode: text(40),
  telephoneNumber: text(32, telephone),
  mobile: text(32, telephone),
  employeeNumber: text(256),
  employeeType: text(256),
  description: text(1024),
  manager: reference,
  createTimestamp: created,
};

/** OpenLDAP with inetOrgPerson, and the overlays memberof and ppolicy where they are. */
export const openLdapDialect: Dialect = {
  name: "openldap",
  key: { attribute: "entryUUID", written: "text" },
  version: "entryCSN",
  address: "dn",
  kinds: {
    account: {
      filter: { equal: "objectClass", value: "inetOrgPerson" },
      objectClasses: ["top", "person", "organizationalPerson", "inetOrgPerson"],
      naming: "uid",
      attributes: account,
      entitlements: ["group"],
    },
    group: {
      filter: { equal: "objectClass", value: "groupOfNames" },
      objectClasses: ["top", "groupOfNames"],
      naming: "cn",
      attributes: {
        container,
        cn: nameWithin(256),
        description: text(1024),
        owner: reference,
        createTimestamp: created,
      },
      entitlements: ["group"],
    },
    container: {
      filter: { equal: "objectClass", value: "organizationalUnit" },
      objectClasses: ["top", "organizationalUnit"],
      naming: "ou",
      attributes: {
        container,
        ou: nameWithin(256),
        description: text(1024),
        createTimestamp: created,
      },
    },
  },
  // The overlay ppolicy locks for good whoever has this time (draft-behera-ldap-password-policy section 5.3.3).
  enabled: { told: "value", attribute: "pwdAccountLockedTime", disabled: "000001010000Z" },
  membership: { attribute: "member", back: "memberOf", perWrite: 500 },
};
