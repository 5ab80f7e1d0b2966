export { activeDirectory } from "./connector.ts";
export type { ActiveDirectoryOptions, ActiveDirectoryTls, ManagedAccounts } from "./options.ts";
export type { DialectAttribute, Syntax } from "./dialect/dialect.ts";
export type { WireFilter } from "./wire.ts";
export { groupsByName, nestedGroups } from "./groups.ts";
