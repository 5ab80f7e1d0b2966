import { z } from "zod";
import type { AccountRef } from "./account.ts";
import type { EntitlementRef, HeldEntitlement } from "./entitlement.ts";
import type { Origin } from "./person.ts";
import type { Attributes, AttributeValue, Instant, Json, LocalDate, Scalar } from "./value.ts";

/** The shapes of the small nouns that records and plans are made of, for zod. Not exported from the package. */
interface Shapes {
  /** Text with at least one character. */
  readonly name: z.ZodType<string>;
  readonly instant: z.ZodType<Instant>;
  readonly date: z.ZodType<LocalDate>;
  readonly scalar: z.ZodType<Scalar>;
  readonly value: z.ZodType<AttributeValue>;
  readonly attributes: z.ZodType<Attributes>;
  readonly json: z.ZodType<Json>;
  readonly accountRef: z.ZodType<AccountRef>;
  readonly entitlementRef: z.ZodType<EntitlementRef>;
  readonly heldEntitlement: z.ZodType<HeldEntitlement>;
  readonly origin: z.ZodType<Origin>;
}

const name = z.string().min(1);
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const value = z.union([scalar, z.array(scalar)]);

/** The shapes themselves; every object among them refuses keys that it does not know. */
export const shapes: Shapes = {
  name,
  instant: z.iso.datetime(),
  date: z.iso.date(),
  scalar,
  value,
  attributes: z.record(z.string(), z.union([value, z.null()])),
  json: z.json(),
  accountRef: z.strictObject({ kind: name, stable: name, lookup: z.string().optional() }),
  entitlementRef: z.strictObject({ kind: name, id: name }),
  heldEntitlement: z.strictObject({ kind: name, id: name, fixed: z.boolean().optional() }),
  origin: z.strictObject({ source: z.string(), record: z.string() }),
};
