import { account, entitlement } from "./arbitraries/account.ts";
import { assignment } from "./arbitraries/assignment.ts";
import { attributes, attributeValue } from "./arbitraries/attribute-value.ts";
import { faultSchedule } from "./arbitraries/fault-schedule.ts";
import { identifier } from "./arbitraries/identifier.ts";
import { completeness, link } from "./arbitraries/link.ts";
import { operation, receipt } from "./arbitraries/operation.ts";
import { person } from "./arbitraries/person.ts";
import { personName, personNames } from "./arbitraries/person-name.ts";
import { attributeSchema, schema } from "./arbitraries/schema.ts";
import { world } from "./arbitraries/world.ts";

/** The arbitraries of every noun, by the noun's name. */
export interface Arbitraries {
  readonly personName: typeof personName;
  readonly personNames: typeof personNames;
  readonly identifier: typeof identifier;
  readonly assignment: typeof assignment;
  readonly person: typeof person;
  readonly attributeSchema: typeof attributeSchema;
  readonly schema: typeof schema;
  readonly attributeValue: typeof attributeValue;
  readonly attributes: typeof attributes;
  readonly entitlement: typeof entitlement;
  readonly account: typeof account;
  readonly link: typeof link;
  readonly completeness: typeof completeness;
  readonly operation: typeof operation;
  readonly receipt: typeof receipt;
  readonly faultSchedule: typeof faultSchedule;
  readonly world: typeof world;
}

/**
 * Makes fast-check arbitraries of every noun, with shrinking.
 *
 * @example
 * fc.assert(fc.property(arbitrary.world(), (world) => world.people.length <= 4));
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
  faultSchedule,
  world,
};
