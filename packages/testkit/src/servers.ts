export {
  type KeyedCertificate,
  type ThrowAwayAuthority,
  throwAwayAuthority,
  type Validity,
} from "./certificates.ts";
export {
  type Availability,
  type Available,
  type ServerAvailability,
  serverAvailability,
  type Unavailable,
} from "./servers/availability.ts";
export type { Overlay } from "./servers/open-ldap/configuration.ts";
export { type OpenLdapOptions, startOpenLdap } from "./servers/open-ldap.ts";
export type { Login, RealServer } from "./servers/real-server.ts";
export type { Administration, Right } from "./servers/samba/administration.ts";
export {
  accountRights,
  deletedRights,
  groupRights,
  type LeastRightsOptions,
  leastRights,
  managedAttributes,
  restoreRights,
  type ServiceRight,
  serviceRights,
} from "./servers/samba/least-rights.ts";
export {
  type ServiceAccount,
  type ServiceAccountOptions,
  serviceAccount,
} from "./servers/samba/service-account.ts";
export { type Samba, type SambaOptions, startSamba } from "./servers/samba.ts";
