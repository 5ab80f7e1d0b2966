// An in-process emulator of Microsoft Graph, with NHSmail's life-cycle on top

export { applicationCertificate, type KeyedCertificate, type Validity } from "./certificates.ts";
// Applications and their certificates
export type { Application, ApplicationSeed } from "./national-directory/access/application.ts";
// Time, and how far reading stays behind writing
export { type Clock, systemClock, virtualClock } from "./national-directory/clock.ts";
export { type DeltaHabits, plainHabits, usualHabits } from "./national-directory/delta/habits.ts";
export type { NationalDirectory } from "./national-directory/directory.ts";
export type {
  ChanceFault,
  FaultRates,
  GraphFault,
  ScriptedFault,
} from "./national-directory/faults/fault.ts";
export type { GrantPolicy, TimedGrant } from "./national-directory/grants/timed-grant.ts";
export { baseLicences, type LicenceSeed, usualLicences } from "./national-directory/licence.ts";
export type { Count, Meter } from "./national-directory/meter.ts";
export type { NationalDirectoryOptions } from "./national-directory/options.ts";
export type { OrganisationSeed, PolicySeed } from "./national-directory/organisation.ts";
export { nationalPolicy } from "./national-directory/organisation.ts";
export type { OutsideHand } from "./national-directory/outside.ts";
// The portal and everybody else
export type { PortalAdministrator } from "./national-directory/portal/administrator.ts";
export type { PolicyImport } from "./national-directory/portal/bulk.ts";
export type { Joiner } from "./national-directory/portal/create-account.ts";
export { type PortalDelays, usualDelays } from "./national-directory/portal/delays.ts";
export type {
  AccountState,
  PortalRecord,
  TransientState,
} from "./national-directory/portal/portal-record.ts";
export { publishedRetention, type RetentionPolicy } from "./national-directory/portal/retention.ts";
export type { FoundAccount } from "./national-directory/portal/search-accounts.ts";
export { startNationalDirectory } from "./national-directory/start.ts";
export type {
  Change,
  Entry,
  ObjectKind,
  Properties,
  Stamp,
} from "./national-directory/store/change.ts";
export { type Lag, noLag, usualLag } from "./national-directory/store/lag.ts";
export type { GroupSeed, PersonSeed, UserProperties } from "./national-directory/store/seeds.ts";
// Limits and faults
export type {
  RetryAfterStyle,
  ThrottleLimits,
  ThrottleOptions,
} from "./national-directory/throttle/limits.ts";
// What happened
export type { AccountView, NationalView } from "./national-directory/view.ts";
export type { Answer, Exchange, GraphRequest } from "./national-directory/wire/exchange.ts";
export type { RefusalDetail } from "./national-directory/wire/refusal.ts";
export type { Trespass } from "./national-directory/world.ts";
