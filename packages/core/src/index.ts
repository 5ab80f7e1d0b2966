export {
  ConnectorError,
  type ConnectorErrorCode,
  type ConnectorErrorFacts,
  type ErrorEffect,
  type ErrorPlace,
  type ErrorScope,
  type Retry,
  usualRetry,
} from "./errors.ts";
export { canonicalJson, contentHash } from "./hash.ts";
// The nouns
export {
  type Absent,
  type Account,
  type AccountKind,
  type AccountRef,
  isAbsent,
} from "./model/account.ts";
export { type EntitlementRef, entitlementKey } from "./model/entitlement.ts";
export type { Link, Situation } from "./model/link.ts";
export type {
  AttributeDelta,
  ChangeClass,
  CreateOperation,
  DeleteOperation,
  Expectation,
  Inverse,
  MembershipOperation,
  Operation,
  OperationBase,
  Reason,
  Receipt,
  RestoreOperation,
  SideEffect,
  UpdateOperation,
} from "./model/operation.ts";
export type {
  Assignment,
  AssignmentStatus,
  Identifier,
  Origin,
  Person,
  PersonName,
  PersonNames,
} from "./model/person.ts";
export {
  type AttributeSchema,
  type AttributeType,
  attributeSchema,
  type Cardinality,
  type Comparison,
  type KindSchema,
  type Schema,
} from "./model/schema.ts";
export { type Secret, secret, wipe, withSecret } from "./model/secret.ts";
export { type Completeness, isWhole, type SnapshotSummary } from "./model/snapshot.ts";
export type {
  AttributeValue,
  Attributes,
  Instant,
  Json,
  LocalDate,
  Scalar,
} from "./model/value.ts";
// The contract
export { type Capability, capabilities } from "./connector/capability.ts";
export type { Change, ChangePage, ChangesPart, DeltaToken } from "./connector/changes.ts";
export type {
  CheckResult,
  Connector,
  OpenOptions,
  Session,
  SourceConnector,
  SourceSession,
  SystemRecord,
  TargetConnector,
  TargetSession,
} from "./connector/connector.ts";
export type {
  CredentialsPart,
  PasswordOptions,
  TimedGrantsPart,
} from "./connector/credentials.ts";
export { assertLease, type WriteLease } from "./connector/lease.ts";
export type { Limits, MembershipLimits, UpdatePart } from "./connector/limits.ts";
export type { CallOptions, Page, ReadPart, ReadQuery, RefusedRecord } from "./connector/read.ts";
export { assertToken, type TokenEnvelope } from "./connector/token.ts";
export type { WritePart } from "./connector/write.ts";
// The state
export type { Store, StoreEntry, StoreSpace, StoreWrite } from "./store/store.ts";
// The steps
export type {
  Allotment,
  AttributeMode,
  AttributeRule,
  CorrelationRule,
  Desire,
  DesiredAccount,
  DesiredAttribute,
  DesiredEntitlements,
  EntitlementRule,
  Lifecycle,
  LifecycleState,
  PersonReference,
  Policy,
  PolicyContext,
  RuleValue,
  Standing,
  TargetPolicy,
} from "./policy/policy.ts";
export type {
  ChangedAccount,
  Difference,
  MissingAccount,
  SurplusAccount,
} from "./diff/difference.ts";
export type { Approval } from "./plan/approval.ts";
export type { Checkpoint, Finding, Plan } from "./plan/plan.ts";
export type { Breach, ClassCount, Verdict } from "./plan/verdict.ts";
