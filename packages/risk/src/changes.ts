// Changes on identities, their rates, and the brake

export { type AuditContext, auditTransactions } from "./change-rate/adapters/audit-transactions.ts";
export {
  type DirectoryContext,
  directoryTransactions,
} from "./change-rate/adapters/directory-transactions.ts";
export {
  type PlanContext,
  planTransactions,
  receiptTransactions,
} from "./change-rate/adapters/plan-transactions.ts";
export { approvedChanges } from "./change-rate/approved-changes.ts";
export {
  type BrakeRelease,
  type BrakeRule,
  brakeRules,
} from "./change-rate/brake/brake-release.ts";
export {
  type Braked,
  type BrakeOptions,
  brakedOperations,
} from "./change-rate/brake/braked-operations.ts";
export { changeBrake } from "./change-rate/brake/change-brake.ts";
export type { ChangeAlert } from "./change-rate/change-alert.ts";
export {
  type ChangeMemory,
  type ChangeMonitor,
  type ChangeMonitorOptions,
  changeMonitor,
} from "./change-rate/change-monitor.ts";
export type { KnownOfAccount } from "./change-rate/change-rule.ts";
export { formatChangeAlert } from "./change-rate/format-change-alert.ts";
export { type ChangeLimits, defaultChangeLimits } from "./change-rate/limits.ts";
export { parseTransaction } from "./change-rate/parse-transaction.ts";
export {
  type DirectoryPrivilegesOptions,
  directoryPrivileges,
} from "./change-rate/privileges/directory-privileges.ts";
export {
  type GroupGraph,
  type PrivilegeOptions,
  type Privileges,
  privileges,
} from "./change-rate/privileges/privileges.ts";
export type { RateReading } from "./change-rate/rates/rate-table.ts";
export {
  type ChangeRates,
  type ChangeRatesOptions,
  changeRates,
  type Readings,
} from "./change-rate/rates/readings.ts";
export type { Spread } from "./change-rate/rates/spread.ts";
export {
  type Act,
  acts,
  type ChangeSource,
  changeSources,
  type Transaction,
} from "./change-rate/transaction.ts";
// What the main entry has too
export type { Contribution, Facts, Strength } from "./evidence/contribution.ts";
export type { Device, Network, Place, SignIn, SignInResult } from "./sign-in/sign-in.ts";
