import { z } from "zod";
import {
  type AttributeDelta,
  type ChangeClass,
  changeClasses,
  type Operation,
  type Reason,
} from "../model/operation.ts";
import { shapes } from "../model/parse-shapes.ts";

const { name, accountRef, attributes } = shapes;

/** The shape of a class of change, for zod. Not exported from the package. */
export const changeClassShape: z.ZodType<ChangeClass> = z.enum(changeClasses);

const entitlements = z.array(shapes.entitlementRef);

const delta: z.ZodType<AttributeDelta> = z.discriminatedUnion("change", [
  z.strictObject({ attribute: name, change: z.literal("replace"), value: shapes.value }),
  z.strictObject({ attribute: name, change: z.literal("clear") }),
  z.strictObject({
    attribute: name,
    change: z.enum(["add", "remove"]),
    values: z.array(shapes.scalar),
  }),
]);

const reason: z.ZodType<Reason> = z.strictObject({
  rule: z.string(),
  because: z.string(),
  attribute: z.string().optional(),
  origin: shapes.origin.optional(),
});

const base = {
  id: name,
  target: name,
  account: name,
  personId: z.string().optional(),
  label: z.string(),
  expects: z.strictObject({
    exists: z.boolean(),
    version: z.string().optional(),
    attributes: attributes.optional(),
    enabled: z.boolean().optional(),
    holds: entitlements.optional(),
    lacks: entitlements.optional(),
  }),
  classes: z.array(changeClassShape),
  urgency: z.enum(["closing", "opening", "routine"]),
  due: shapes.date.optional(),
  reasons: z.array(reason),
  after: z.array(z.string()),
};

/** The shape of an operation, for zod; keys that it does not know are refused. Not exported from the package. */
export const operationShape: z.ZodType<Operation> = z.discriminatedUnion("kind", [
  z.strictObject({
    ...base,
    kind: z.literal("create"),
    handle: name,
    attributes,
    enabled: z.boolean(),
    entitlements,
  }),
  z.strictObject({
    ...base,
    kind: z.literal("update"),
    ref: accountRef,
    deltas: z.array(delta),
    enabled: z.boolean().optional(),
    grant: entitlements.optional(),
    revoke: entitlements.optional(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal("membership"),
    entitlement: shapes.entitlementRef,
    grant: z.array(accountRef),
    revoke: z.array(accountRef),
  }),
  z.strictObject({ ...base, kind: z.literal("delete"), ref: accountRef }),
  z.strictObject({ ...base, kind: z.literal("restore"), ref: accountRef }),
]);
