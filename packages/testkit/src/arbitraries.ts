import type {
  Account,
  Approval,
  Assignment,
  AttributeSchema,
  Attributes,
  AttributeValue,
  Completeness,
  DeltaToken,
  Difference,
  EntitlementRef,
  Identifier,
  KindSchema,
  Link,
  Operation,
  Person,
  PersonName,
  PersonNames,
  Plan,
  Receipt,
  Schema,
  SnapshotSummary,
} from "@rollcall/core";
import type { Arbitrary } from "fast-check";
import { account, entitlement } from "./arbitraries/account.ts";
import { type AssignmentOptions, assignment } from "./arbitraries/assignment.ts";
import { attributes, attributeValue } from "./arbitraries/attribute-value.ts";
import { difference } from "./arbitraries/difference.ts";
import { type FaultScheduleOptions, faultSchedule } from "./arbitraries/fault-schedule.ts";
import { identifier } from "./arbitraries/identifier.ts";
import { completeness, link } from "./arbitraries/link.ts";
import { type OperationOptions, operation, receipt } from "./arbitraries/operation.ts";
import { person } from "./arbitraries/person.ts";
import { personName, personNames } from "./arbitraries/person-name.ts";
import { approval, deltaToken, plan, snapshot } from "./arbitraries/plan.ts";
import { attributeSchema, schema } from "./arbitraries/schema.ts";
import { type World, type WorldOptions, world } from "./arbitraries/world.ts";
import type { ScheduledFault } from "./faults/fault.ts";

/** The arbitraries of every noun, by the noun's name. */
export interface Arbitraries {
  /** Names in the shapes that staff records have. */
  personName(): Arbitrary<PersonName>;
  personNames(): Arbitrary<PersonNames>;
  identifier(): Arbitrary<Identifier>;
  /** Assignments whose dates and status agree. */
  assignment(options?: AssignmentOptions): Arbitrary<Assignment>;
  person(options?: AssignmentOptions): Arbitrary<Person>;
  attributeSchema(): Arbitrary<AttributeSchema>;
  /** Schemas with one kind, `account`. */
  schema(): Arbitrary<Schema>;
  /** Values that an attribute may hold; references are made of `keys`. */
  attributeValue(schema: AttributeSchema, keys?: readonly string[]): Arbitrary<AttributeValue>;
  /** The attributes of an account: those that are required, and any of the others that are wanted. */
  attributes(
    kind: KindSchema,
    keys?: readonly string[],
    isWanted?: (schema: AttributeSchema) => boolean,
  ): Arbitrary<Attributes>;
  entitlement(kinds?: readonly string[]): Arbitrary<EntitlementRef>;
  /** Accounts as a target of this schema may give them. */
  account(schema: Schema, kind?: string): Arbitrary<Account>;
  link(): Arbitrary<Link>;
  completeness(): Arbitrary<Completeness>;
  /** Operations of every kind that fit a schema, whether or not a target would take them. */
  operation(options: OperationOptions): Arbitrary<Operation>;
  receipt(): Arbitrary<Receipt>;
  /** What one account should be against what it is, in a target of this schema. */
  difference(schema: Schema, kind?: string): Arbitrary<Difference>;
  snapshot(): Arbitrary<SnapshotSummary>;
  deltaToken(): Arbitrary<DeltaToken>;
  /** Sealed plans of a few operations, with their checkpoint; some of them are stopped by the guard. */
  plan(options: OperationOptions): Arbitrary<Plan>;
  /** Approvals of one plan, breaches and all. */
  approval(of: Plan): Arbitrary<Approval>;
  /** Schedules for `withFaults`. */
  faultSchedule(options?: FaultScheduleOptions): Arbitrary<readonly ScheduledFault[]>;
  /** Small worlds: people, accounts, links and what a policy depends on. */
  world(options?: WorldOptions): Arbitrary<World>;
}

/**
 * Makes fast-check arbitraries of every noun, with shrinking.
 *
 * @example
 * ```ts
 * import { arbitrary } from "@rollcall/testkit";
 * import fc from "fast-check";
 *
 * fc.assert(fc.property(arbitrary.world(), (world) => world.people.length <= 4));
 * ```
 */
export const arbitrary: Arbitraries = {
  personName,
  personNames,
  identifier,
  assignment,
  person,
  attributeSchema,
  schema,
  attributeValue,
  attributes,
  entitlement,
  account,
  link,
  completeness,
  operation,
  receipt,
  difference,
  snapshot,
  deltaToken,
  plan,
  approval,
  faultSchedule,
  world,
};
