// The connector
export { nhsmail } from "./connector.ts";
export type { NhsmailOptions } from "./options.ts";
export type { ChangesWay } from "./changes/way.ts";
// Tokens
export { type ConfidentialApplicationLike, fromMsal } from "./tokens/from-msal.ts";
export { fromTokenCredential, type TokenCredentialLike } from "./tokens/from-token-credential.ts";
export type { TokenProvider } from "./transport.ts";
// How writing is done
export type { Mode } from "./mode/mode.ts";
export { type FolderWorkItemsOptions, folderWorkItems } from "./mode/folder-work-items.ts";
export { memoryWorkItems } from "./mode/memory-work-items.ts";
export type { WorkItemKeys } from "./mode/sign-work-item.ts";
export type {
  SignedWorkItem,
  WorkItem,
  WorkItemAct,
  WorkItemEffect,
  WorkItemEnd,
  WorkItemField,
  WorkItemFile,
} from "./mode/work-item.ts";
export type { WorkItems } from "./mode/work-items.ts";
export {
  overdueFindings,
  type ReviewOptions,
  reviewWorkItems,
  type WorkItemReview,
} from "./mode/review.ts";
export type {
  JoinerMoverLeaverAnswer,
  JoinerMoverLeaverHead,
  JoinerMoverLeaverService,
  JoinerMoverLeaverTransaction,
} from "./mode/service.ts";
// NHSmail's life-cycle
export { type AddressOptions, address } from "./life-cycle/address.ts";
export type { OrganisationClosure } from "./life-cycle/closure.ts";
export { leaverStatus } from "./life-cycle/leaver-status.ts";
export { type AccountFacts, type NextState, nextState } from "./life-cycle/next-state.ts";
export {
  publishedRetention,
  type RetentionNumbers,
  type RetentionPolicy,
  retentionOn,
  undatedRetention,
} from "./life-cycle/retention.ts";
export { type AccountState, accountStates, parseState } from "./life-cycle/state.ts";
