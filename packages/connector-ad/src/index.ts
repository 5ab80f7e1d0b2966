export { activeDirectory } from "./connector.ts";
export type { ActiveDirectoryOptions, ActiveDirectoryTls, ManagedAccounts } from "./options.ts";
export type { DialectAttribute, Syntax } from "./dialect/dialect.ts";
export type { WireFilter } from "./wire.ts";
export { groupsByName, nestedGroups } from "./groups.ts";
export {
  type PasswordPolicies,
  type PasswordPoliciesOptions,
  readPasswordPolicies,
} from "./read/password-policies.ts";
export type {
  FineGrainedPasswordSettings,
  PasswordLockout,
  PasswordSettings,
} from "./read/password-settings.ts";
