import { z } from "zod";
import { changeClasses } from "../../model/operation.ts";
import { parseShape } from "../../model/parse-shape.ts";
import type {
  ClassLimit,
  GuardLimits,
  HistoryLimit,
  LimitedClass,
  Share,
  SystemLimits,
} from "./limits.ts";

/**
 * Reads the guard's limits from parsed JSON. Throws `invalid-options`, with the path of the fault, for anything else: a
 * limit with a slip of the pen would be none.
 */
export function parseGuardLimits(input: unknown): GuardLimits {
  return parseShape(limits, input, {
    what: "the guard's limits",
    code: "invalid-options",
    advice: "See GuardLimits for what may be given.",
  });
}

const classes = [...changeClasses, "closing"] as const satisfies readonly LimitedClass[];

const count = z.int().min(0);
const off = z.literal("off");

const share: z.ZodType<Share> = z.strictObject({
  percent: z.number().min(0).max(100),
  floor: count,
});

const classLimit: z.ZodType<ClassLimit> = z
  .strictObject({ absolute: count.optional(), share: share.optional() })
  .refine((limit) => limit.absolute !== undefined || limit.share !== undefined, {
    error: "must have absolute or share, or be off",
  });

const history: z.ZodType<HistoryLimit> = z.strictObject({
  plans: z.int().min(1),
  deviations: z.number().min(0),
  share,
});

const systemShape = {
  classes: z.partialRecord(z.enum(classes), z.union([off, classLimit])).optional(),
  attribute: z.union([off, share]).optional(),
  churn: z.union([off, share]).optional(),
  drop: z.union([off, share]).optional(),
  refused: z.union([off, share]).optional(),
  history: z.union([off, history]).optional(),
  incompleteRead: z.enum(["stop", "off"]).optional(),
};

const systemLimits: z.ZodType<SystemLimits> = z.strictObject(systemShape);

const limits: z.ZodType<GuardLimits> = z.strictObject({
  ...systemShape,
  systems: z.record(z.string(), systemLimits).optional(),
});
