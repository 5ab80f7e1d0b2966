export { type Arbitraries, arbitrary } from "./arbitraries.ts";
export type { AssignmentOptions } from "./arbitraries/assignment.ts";
export type { FaultScheduleOptions } from "./arbitraries/fault-schedule.ts";
export type { OperationOptions } from "./arbitraries/operation.ts";
export type { World, WorldOptions } from "./arbitraries/world.ts";
export { worldPolicy } from "./arbitraries/world-policy.ts";
export type {
  ContractCheck,
  ContractContext,
  ContractPart,
} from "./contract/contract-check.ts";
export { contractChecks } from "./contract/contract-checks.ts";
export { lendLease } from "./contract/lend-lease.ts";
export { type ContractSubject, runCheck } from "./contract/run-check.ts";
export type { NewAccount, OutsideHand, Subject, WritingSample } from "./contract/subject.ts";
export type { Skip } from "./contract/tell-skips.ts";
export { type FaultyConnector, withFaults } from "./faults.ts";
export type {
  CallFault,
  Fault,
  InjectedFault,
  LastingFault,
  PageFault,
  ScheduledFault,
} from "./faults/fault.ts";
export { type Life, mortalStore } from "./faults/life.ts";
export { SimulatedDeath } from "./faults/simulated-death.ts";
export { type FileTargetOptions, fileTarget } from "./file-target.ts";
export type { CallCounts, CallKind } from "./memory/calls.ts";
export { personAccountSchema } from "./memory/person-account-schema.ts";
export type { SeedAccount } from "./memory/seed.ts";
export type { DirectoryOptions } from "./memory/settings.ts";
export type { DirectoryView, OtherHand } from "./memory/view.ts";
export { type MemorySource, type MemorySourceOptions, memorySource } from "./memory-source.ts";
export { type MemoryTarget, type MemoryTargetOptions, memoryTarget } from "./memory-target.ts";
export { type OperationMaker, operationsOf, setting } from "./operations.ts";
export { type TestConnectorOptions, testConnector } from "./test-connector.ts";
// The synthetic trust
export type {
  AssignmentState,
  AssignmentStatus as StaffAssignmentStatus,
} from "./staff/assignment-status.ts";
export type { ExtractEncoding } from "./staff/encoding.ts";
export type { DepartmentKind } from "./staff/estate/kinds.ts";
export type { Location, Organisation, Supervisor } from "./staff/estate/places.ts";
export type { Position } from "./staff/estate/position.ts";
export type { Role } from "./staff/estate/role.ts";
export { type StaffGroup, staffGroups } from "./staff/estate/staff-group.ts";
export type {
  AbsenceEvent,
  EstateEvent,
  JoinerEvent,
  LeaverEvent,
  MoverEvent,
  OfAssignment,
  OfMember,
  RecordEvent,
  StaffEvent,
  ToPosition,
} from "./staff/events/staff-event.ts";
export type {
  ExpectedAssignment,
  ExpectedPerson,
  ExpectedProfile,
} from "./staff/expected-person.ts";
export { expectedStaff } from "./staff/expected-staff.ts";
export { fullExtract, type RunOptions, staffRows } from "./staff/full-extract.ts";
export type { Ground } from "./staff/ground.ts";
export type { Human, Population } from "./staff/human.ts";
export type { PersonName as StaffName } from "./staff/names/person-name.ts";
export type { LeavingTerms } from "./staff/start/leaving-terms.ts";
export { sensitiveMarkers } from "./staff/sensitive.ts";
export type { Assignment as StaffAssignment, StaffMember } from "./staff/staff-member.ts";
export { syntheticTrust, type Trust } from "./staff/trust.ts";
export type { NeighbourOptions, TrustOptions } from "./staff/trust-options.ts";
export type { Sequence, StaffWorld } from "./staff/world.ts";
export { type WriteOptions, writeExtract } from "./staff/write-extract.ts";
export { advance, type TrustDay, type VpdDay } from "./staff/year/advance.ts";
export { scriptedYear } from "./staff/year/scripted-year.ts";
// Synthetic sign-ins
export type { Attempt } from "./synthetic-sign-ins/attempt.ts";
export type {
  AttackerKind,
  SyntheticDevice,
  SyntheticPlace,
  SyntheticSignIn,
  SyntheticStaff,
  WorkPattern,
} from "./synthetic-sign-ins/synthetic-sign-in.ts";
export {
  type SyntheticSignIns,
  type SyntheticSignInsOptions,
  seededRandom,
  syntheticSignIns,
} from "./synthetic-sign-ins.ts";
