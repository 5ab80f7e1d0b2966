// What everything is made of
export type { Contribution, Facts, Strength } from "./evidence/contribution.ts";
// Sign-ins
export { type Address, parseAddress } from "./sign-in/address.ts";
export { type AddressRange, addressRange } from "./sign-in/address-range.ts";
export { addressText, canonicalAddress } from "./sign-in/address-text.ts";
export { type ParseSignInOptions, parseSignIn } from "./sign-in/parse-sign-in.ts";
export { nearbyNetwork, type Prefix, parsePrefix, prefixOf } from "./sign-in/prefix.ts";
export type { Known, LastSignIn, Past } from "./sign-in/past.ts";
export type { Device, Network, Place, SignIn, SignInResult } from "./sign-in/sign-in.ts";
export type { ListedNetwork, Standing, Surroundings } from "./sign-in/surroundings.ts";
// Addresses, from files and lists that the integrator supplies
export {
  type AddressBook,
  type AddressBookOptions,
  addressBook,
  locate,
} from "./network/address-book.ts";
export type { DatabaseFile } from "./network/address-database.ts";
export { listedNetworks, type NetworkLists } from "./network/listed-networks.ts";
// Adapters: what others write of sign-ins
export { type AgentDescription, describeAgent } from "./adapters/describe-agent.ts";
export { entraSignIn } from "./adapters/entra/entra-sign-in.ts";
export { cis2SignIn } from "./adapters/oidc/cis2-sign-in.ts";
export { oidcSignIn } from "./adapters/oidc/oidc-sign-in.ts";
export type { SignInRequest } from "./adapters/oidc/request.ts";
export type { WindowsAccount } from "./adapters/windows/windows-account.ts";
export { type WindowsOptions, windowsSignIn } from "./adapters/windows/windows-sign-in.ts";
// Rules
export { afterLeaving } from "./rules/after-leaving.ts";
export { allRules, type DescribedRule, describedRules } from "./rules/all-rules.ts";
export { anonymiser } from "./rules/anonymiser.ts";
export { beforeFirstDay } from "./rules/before-first-day.ts";
export { type BruteForceOptions, bruteForceSuccess } from "./rules/brute-force-success.ts";
export { type DormantOptions, dormantAccount } from "./rules/dormant-account.ts";
export { duringAbsence } from "./rules/during-absence.ts";
export { type FirstSignInOptions, firstSignIn } from "./rules/first-sign-in.ts";
export { impossibleTravel } from "./rules/impossible-travel.ts";
export type { JourneyOptions } from "./rules/journey.ts";
export { justAfterLeaving } from "./rules/just-after-leaving.ts";
export { legacyProtocol } from "./rules/legacy-protocol.ts";
export { newCountry } from "./rules/new-country.ts";
export { newDevice } from "./rules/new-device.ts";
export { newDeviceAfterReset, type ResetOptions } from "./rules/new-device-after-reset.ts";
export { newNetwork } from "./rules/new-network.ts";
export { type NoAddressOptions, noAddress } from "./rules/no-address.ts";
export { notInRecord } from "./rules/not-in-record.ts";
export { type PushFatigueOptions, pushFatigue } from "./rules/push-fatigue.ts";
export type { Rule, Sighting } from "./rules/rule.ts";
export type { RuleDescription } from "./rules/rule-description.ts";
export type { SprayOptions } from "./rules/spray.ts";
export { spraySuccess } from "./rules/spray-success.ts";
export { sprayingAddress } from "./rules/spraying-address.ts";
export { takenOver } from "./rules/taken-over.ts";
export { type ThreatNetworkOptions, threatNetwork } from "./rules/threat-network.ts";
export { tokenOnTwoNetworks } from "./rules/token-on-two-networks.ts";
export { whileSuspended } from "./rules/while-suspended.ts";
// The staff record
export { type StaffRecord, type StaffRecordOptions, staffRecord } from "./standing/staff-record.ts";
export { type PlacedUntil, type StandingAtOptions, standingAt } from "./standing/standing-at.ts";
// Exceptions
export type { Exception, ExceptionKind } from "./exceptions/exception.ts";
export {
  type ExceptionListOptions,
  type ExceptionLookUp,
  exceptionList,
} from "./exceptions/exception-list.ts";
export {
  type ExceptionQuestion,
  type ExceptionReport,
  type FoundException,
  findException,
} from "./exceptions/find-exception.ts";
export { parseException } from "./exceptions/parse-exception.ts";
// Evidence from gateways and directories
export type { AlertKind } from "./feed/alert-kinds.ts";
export type { EntraKind } from "./feed/entra-kinds.ts";
export { type EvidenceKind, evidenceKinds } from "./feed/evidence-kinds.ts";
export {
  type EvidenceTable,
  type EvidenceTableOptions,
  evidenceTable,
} from "./feed/evidence-table.ts";
export { keepEvidence } from "./feed/keep-evidence.ts";
export { fromAlert } from "./feed/from-alert.ts";
export { fromMailEvent } from "./feed/from-mail-event.ts";
export { fromRiskDetection } from "./feed/from-risk-detection.ts";
export type { KindDescription } from "./feed/kind-description.ts";
export type { MailKind } from "./feed/mail-kinds.ts";
export type { SignalKind } from "./feed/signal-kinds.ts";
export type { RiskEvent, RiskEventLevel } from "./feed/risk-event.ts";
export type { FeedOptions, FeedPerson } from "./feed/subject-of.ts";
export type { Taken } from "./feed/take-event.ts";
// The exact model, and thresholds
export { type ExactModelOptions, exactModel } from "./model/exact/exact-model.ts";
export type { SignInModel } from "./model/sign-in-model.ts";
export { sessionHash } from "./sign-in/session-hash.ts";
export type { Bootstrap, Interval } from "./thresholds/bootstrap.ts";
export { bootstrapIntervals } from "./thresholds/bootstrap.ts";
export {
  type ChallengeCurve,
  type ChallengeCurveOptions,
  type CurvePoint,
  challengeCurve,
  type Estimate,
  type PersonScores,
} from "./thresholds/challenge-curve.ts";
export {
  type ChooseThresholdsOptions,
  chooseThresholds,
  setThresholds,
} from "./thresholds/choose-thresholds.ts";
export { formatCurve } from "./thresholds/format-curve.ts";
export {
  type PublishedAttacker,
  type PublishedRate,
  publishedRates,
} from "./thresholds/published-rates.ts";
export type { Thresholds } from "./thresholds/thresholds.ts";
// The compact model
export { type CompactModel, compactModel } from "./model/compact/compact-model.ts";
export type { CompactFeature, CompactModelOptions } from "./model/compact/options.ts";
// What is known of addresses and networks
export {
  type SurroundingsMemory,
  type SurroundingsMemoryOptions,
  surroundingsMemory,
} from "./surroundings/surroundings-memory.ts";
// Profiles
export type { Profile, Slab } from "./profile/profile.ts";
export {
  type ProfileTable,
  type ProfileTableOptions,
  profileTable,
} from "./profile/profile-table.ts";
export { type Shard, shardOf } from "./profile/shard.ts";
export type { SubjectHash } from "./profile/subject-index.ts";
export type { TableChanges } from "./profile/table-changes.ts";
export {
  type FileProfileStoreOptions,
  fileProfileStore,
} from "./profile/store/file-profile-store.ts";
export { keepProfiles } from "./profile/store/keep-profiles.ts";
export type { KeptRecords, ProfileKeeper } from "./profile/store/keep-records.ts";
export { memoryProfileStore } from "./profile/store/memory-profile-store.ts";
export type {
  ProfileFinding,
  ProfileStore,
  ProfileWrite,
  StoredProfile,
} from "./profile/store/profile-store.ts";
// The one call that an integrator makes
export type {
  AddressSurroundings,
  AssessFault,
  LookUp,
  SignInAssessorOptions,
} from "./assess/options.ts";
export type { Settled, StepUp } from "./assess/settle.ts";
export { type SignInAssessor, signInAssessor } from "./assess/sign-in-assessor.ts";
// Decisions
export type { AppliedException } from "./decision/applied-exception.ts";
export { type DecideOptions, decide, type Ruling } from "./decision/decide.ts";
export type { Decision } from "./decision/decision.ts";
export type { DecisionInputs } from "./decision/decision-inputs.ts";
export { type FormatDecisionOptions, formatDecision } from "./decision/format-decision.ts";
export { makeDecision } from "./decision/make-decision.ts";
export type { Outcome } from "./decision/outcome.ts";
export { type ReplayOptions, replay } from "./decision/replay.ts";
export type { Score } from "./decision/score.ts";
// Shared signals
