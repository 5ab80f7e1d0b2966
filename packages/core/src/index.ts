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
export { type EntitlementRef, entitlementKey, type HeldEntitlement } from "./model/entitlement.ts";
export type { Link, Situation } from "./model/link.ts";
export { changeClasses } from "./model/operation.ts";
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
export { parseAccount } from "./model/parse-account.ts";
export { parsePerson } from "./model/parse-person.ts";
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
export { wipeable, wipeableCopy } from "./model/wipeable.ts";
export type { ByteText } from "./model/byte-text.ts";
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
export { type Acts, actByKind } from "./connector/acts.ts";
export { assertWanted } from "./connector/assert-wanted.ts";
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
export {
  assertOptionNames,
  invalidOption,
  type OptionNames,
  type OptionRule,
  wholeNumberRule,
} from "./connector/option-rule.ts";
export type {
  CallOptions,
  IsKnown,
  Page,
  ReadPart,
  ReadQuery,
  RecordVersion,
  Notice,
  RefusedRecord,
} from "./connector/read.ts";
export { assertToken, type TokenEnvelope } from "./connector/token.ts";
export type { WritePart } from "./connector/write.ts";
// The state
export { type DurableTail, durableTail } from "./store/file/durable-tail.ts";
export { fileError } from "./store/file/file-error.ts";
export { type Lock, takeLock } from "./store/file/lock.ts";
export { syncFolder, writeAll } from "./store/file/new-file.ts";
export { type FileStoreOptions, fileStore } from "./store/file-store.ts";
export { type MemoryStoreOptions, memoryStore } from "./store/memory-store.ts";
export { type FileReadCacheOptions, fileReadCache } from "./store/file-read-cache.ts";
export { memoryReadCache } from "./store/memory-read-cache.ts";
export type { ReadCache, ReadCacheWriter } from "./store/read-cache.ts";
export {
  type Store,
  type StoreEntry,
  type StoreSpace,
  type StoreWrite,
  storeSpaces,
  type TextEntry,
} from "./store/store.ts";
export type { HistoryEntry } from "./store/history.ts";
export {
  findLinkByPerson,
  linkWrites,
  readLink,
  type StrongIdentifier,
  scanLinks,
  unlinkWrites,
} from "./store/links.ts";
// Correlate
export { type CorrelateOptions, correlate } from "./correlate/correlate.ts";
export type {
  Candidate,
  Correlation,
  DeletedAccount,
  DisputedAccount,
  Evidence,
  LinkedAccount,
  UnlinkedAccount,
  UnmatchedAccount,
} from "./correlate/correlation.ts";
export type { CorrelationRule } from "./correlate/correlation-rule.ts";
export {
  type Matcher,
  type SuggestOptions,
  type Suggestion,
  suggest,
} from "./correlate/matcher.ts";
export { byIdentifier, type IdentifierRule } from "./correlate/rules.ts";
// Policy
export {
  fill,
  initial,
  owned,
  type RuleFunction,
  type RuleOptions,
} from "./policy/attribute-rule.ts";
export { checkPolicy, type PolicyCheck } from "./policy/check-policy.ts";
export {
  type AttributeRules,
  definePolicy,
  type PolicyDefinition,
  type TargetDefinition,
} from "./policy/define-policy.ts";
export type { CompileOptions } from "./policy/ask.ts";
export { type CompiledTarget, compileTarget, desire } from "./policy/desire.ts";
export type {
  Allotment,
  AttributeMode,
  AttributeRule,
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
  PolicyFault,
  RuleValue,
  Standing,
  TargetPolicy,
} from "./policy/policy.ts";
export { type StandingOptions, standing } from "./policy/standing.ts";
export { addDays, formatDate, londonDate, startOfDay } from "./policy/time.ts";
export { plainName } from "./policy/plain-name.ts";
export {
  firstDotLast,
  initialLast,
  type NameOptions,
  type NameStem,
  nameStem,
  numbered,
} from "./policy/unique-name.ts";
// Diff
export type { Acknowledged, AcknowledgedValue } from "./diff/acknowledged.ts";
export { comparisonKey } from "./diff/compare.ts";
export {
  type CompareAttributes,
  type CompareValue,
  compareValue,
  compileComparison,
} from "./diff/compile-comparison.ts";
export { type DiffInput, diff } from "./diff/diff.ts";
export type {
  ChangedAccount,
  Difference,
  DifferenceBase,
  MissingAccount,
  SurplusAccount,
} from "./diff/difference.ts";
export { type AccountChanges, patch } from "./diff/patch.ts";
export type { ResolvedAccount, ResolvedAttribute } from "./diff/resolved-account.ts";
// Plan
export type { Approval } from "./plan/approval/approval.ts";
export {
  type ApproveOptions,
  approve,
  type SigningKey,
  signApproval,
} from "./plan/approval/approve.ts";
export { type CheckApprovalOptions, checkApproval } from "./plan/approval/check-approval.ts";
export { type FormatPlanOptions, formatPlan, type PlanSection } from "./plan/text/format-plan.ts";
export { type FormatReceiptsOptions, formatReceipts } from "./plan/text/format-receipts.ts";
export { type GuardCase, judge } from "./plan/guard/guard.ts";
export { defaultLimits } from "./plan/guard/defaults.ts";
export type { GuardHistory } from "./plan/guard/history.ts";
export type {
  AllLimits,
  ClassLimit,
  GuardLimits,
  HistoryLimit,
  LimitedClass,
  Share,
  SystemLimits,
} from "./plan/guard/limits.ts";
export {
  type InverseOperations,
  type InverseOptions,
  type Irreversible,
  inverse,
} from "./plan/undo/inverse.ts";
export {
  type AppliedPlan,
  type Explanation,
  type ExplainedChange,
  type ExplainOptions,
  explain,
} from "./plan/explain.ts";
export { londonTime } from "./plan/text/time.ts";
export { formatExplanation } from "./plan/text/format-explanation.ts";
export type { TargetUndo } from "./plan/undo/invert-operation.ts";
export type { AnyReceipt } from "./plan/undo/receipt.ts";
export { parseApproval } from "./plan/approval/parse-approval.ts";
export { parseGuardLimits } from "./plan/guard/parse-guard-limits.ts";
export { parsePlan, planToJson } from "./plan/parse-plan.ts";
export type { Checkpoint, Finding, Plan } from "./plan/plan.ts";
export { sealPlan, type UnsealedPlan, verifyPlan } from "./plan/seal-plan.ts";
export type { Breach, ClassCount, Verdict } from "./plan/guard/verdict.ts";
// Apply
export type { AppliedReceipt, ReceiptError } from "./apply/applied-receipt.ts";
export { apply } from "./apply/apply.ts";
export { type KeptApproval, readApprovals } from "./apply/kept-approvals.ts";
export type { ApplyOptions, Brake, Sleep } from "./apply/options.ts";
// Reconcile
export type { Progress, ReconcileOptions } from "./reconcile/options.ts";
export { reconcile } from "./reconcile.ts";
