import { type ZodType, z } from "zod";
import { ConnectorError } from "../errors.ts";
import { faultsOf, type ShapeFault } from "../model/shape-faults.ts";
import { nearestName } from "../nearest-name.ts";
import type { AttributeRule, CorrelationRule, Lifecycle } from "./policy.ts";

/** Throws `invalid-options` naming everything in a policy that is none, before anything of it is used. */
export function assertPolicyForm(policy: unknown): void {
  const found = faults(z.strictObject(policyShape), policy);
  if (found.length === 0) return;
  throw new ConnectorError({
    code: "invalid-options",
    message: `the policy cannot be used: ${found.join("; ")}`,
    advice: "Correct the policy. Rules for attributes are made with owned, initial or fill.",
    where: { field: "policy" },
  });
}

/** Lists what is wrong with the form of the rules for one target. */
export function targetFaults(policy: unknown): readonly string[] {
  return faults(z.strictObject(targetShape), policy);
}

function faults(shape: ZodType, input: unknown): readonly string[] {
  const { error } = shape.safeParse(input);
  return error ? faultsOf(error).map(sentence) : [];
}

/** A century; further, no calendar would follow. */
const mostDays = 36_525;

const isFunction = (value: unknown): boolean => typeof value === "function";
const rule = z.custom<never>(isFunction, "must be a function");
const isDays = (value: unknown): boolean =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= mostDays;
const wholeDays = `a whole number of days, 0 to ${mostDays}`;
const days = z.custom<number>(isDays, `must be ${wholeDays}`);
const daysOrForever = z.custom<number | "forever">(
  (value) => value === "forever" || isDays(value),
  `must be forever, or ${wholeDays}`,
);
const access = z.enum(["enabled", "disabled"]);
const text = z.string().min(1);

const lifecycleShape = {
  createDaysBefore: days.optional(),
  lastDay: z.enum(["earlier", "last-working-day", "end"]).optional(),
  graceDays: days.optional(),
  retainDays: daysOrForever.optional(),
  whileAbsent: access.optional(),
  whenAbsent: z
    .union([
      z.literal("report"),
      z.strictObject({ runs: z.int().min(1), hours: z.number().min(0) }),
    ])
    .optional(),
  whileSuspended: access.optional(),
  whenLeft: z.enum(["disabled", "as-it-is"]).optional(),
} satisfies Record<keyof Lifecycle, ZodType>;

const attributeShape = {
  mode: z.enum(["owned", "initial", "fill"]),
  value: rule,
  alsoWhenLeft: z.boolean().optional(),
} satisfies Record<keyof AttributeRule, ZodType>;

const correlationShape = {
  name: text,
  attribute: text,
  person: rule,
  normalise: rule.optional(),
} satisfies Record<keyof CorrelationRule, ZodType>;

const attributes = z.record(z.string(), z.strictObject(attributeShape));

const targetShape = {
  kind: text.optional(),
  scope: rule.optional(),
  unmanaged: rule.optional(),
  lifecycle: z.strictObject(lifecycleShape).optional(),
  correlate: z.array(z.strictObject(correlationShape)),
  attributes,
  entitlements: z.strictObject({ owns: rule, holds: rule }).optional(),
  protect: rule.optional(),
  privileged: rule.optional(),
  namesKeptDays: days.optional(),
  label: rule.optional(),
};

const policyShape = {
  name: text,
  version: z.string().optional(),
  targets: z.record(
    z.string(),
    z.strictObject({ ...targetShape, attributes: z.union([attributes, z.array(attributes)]) }),
  ),
};

const knownKeys = [policyShape, targetShape, lifecycleShape, attributeShape, correlationShape];

/** Of a key that is not known it says which one was meant. */
function sentence({ field, rule }: ShapeFault): string {
  const said = `${field === "" ? "it" : field} ${rule}`;
  if (rule !== "is not a known key") return said;
  const known = knownKeys.flatMap((shape) => Object.keys(shape));
  const meant = nearestName(field.slice(field.lastIndexOf(".") + 1), known);
  return meant === undefined ? said : `${said}, did you mean ${meant}?`;
}
