import { z } from "zod";
import { ConnectorError } from "../errors.ts";
import { canonicalJson } from "../hash.ts";
import { parseShape } from "../model/parse-shape.ts";
import { shapes } from "../model/parse-shapes.ts";
import type { SnapshotSummary } from "../model/snapshot.ts";
import { type StoreWrite, storeSpaces } from "../store/store.ts";
import type { Verdict } from "./guard/verdict.ts";
import { changeClassShape, operationShape } from "./parse-operation.ts";
import type { Finding, Plan } from "./plan.ts";
import { sealPlan } from "./seal-plan.ts";

/**
 * Reads a plan from its JSON, as text or already parsed. Throws `invalid-value`, with the path of the fault and never the
 * value there, when it is no plan of this version, or was edited since it was sealed.
 */
export function parsePlan(json: unknown): Plan {
  const input = typeof json === "string" ? parseText(json) : json;
  const plan = parseShape(planShape, input, {
    what: "the plan",
    advice: "Read plans that this version of Rollcall made and saved with planToJson().",
  });
  const sealed = sealPlan(plan);
  if (sealed.hash === plan.hash) return sealed;
  throw new ConnectorError({
    code: "invalid-value",
    message: "the plan was edited after it was made: its content does not have its hash",
    advice: "Use the plan as it was made, or make a new one.",
    scope: "session",
    where: { field: "hash", rule: "plan-edited" },
  });
}

/** Writes a plan as JSON: the same plan always gives the same text, on one line or, when `pretty`, indented for people. */
export function planToJson(
  plan: Plan,
  { pretty = false }: { readonly pretty?: boolean } = {},
): string {
  const text = canonicalJson(plan);
  return pretty ? `${JSON.stringify(JSON.parse(text), null, 2)}\n` : text;
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which is personal data, so it is not kept as the cause.
    throw new ConnectorError({
      code: "invalid-value",
      message: "the plan cannot be used: it is not JSON",
      where: { rule: "json" },
    });
  }
}

const { name } = shapes;
const texts = z.array(z.string());

const snapshot: z.ZodType<SnapshotSummary> = z.strictObject({
  system: name,
  completeness: z.discriminatedUnion("state", [
    z.strictObject({ state: z.literal("complete") }),
    z.strictObject({ state: z.literal("partial"), reasons: texts }),
    z.strictObject({ state: z.literal("unknown"), reasons: texts.optional() }),
  ]),
  count: z.int().min(0),
  missingCanaries: texts,
  refused: z.int().min(0).optional(),
});

const finding: z.ZodType<Finding> = z.strictObject({
  finding: z.enum([
    "unmatched",
    "disputed",
    "absent",
    "protected",
    "blocked",
    "refused",
    "unresolved-reference",
    "partial-read",
    "suggestion",
    "notice",
  ]),
  target: z.string().optional(),
  personId: z.string().optional(),
  about: z.string(),
  because: z.string(),
  advice: z.string().optional(),
});

const verdict: z.ZodType<Verdict> = z.strictObject({
  decision: z.enum(["allow", "stop"]),
  breaches: z.array(
    z.strictObject({
      code: name,
      target: name,
      changeClass: changeClassShape.optional(),
      because: z.string(),
    }),
  ),
  counts: z.array(
    z.strictObject({
      target: name,
      changeClass: changeClassShape,
      count: z.int().min(0),
      population: z.int().min(0),
    }),
  ),
});

const write: z.ZodType<StoreWrite> = z.strictObject({
  space: z.enum(storeSpaces),
  key: z.string(),
  value: shapes.json,
});

const planShape: z.ZodType<Plan> = z.strictObject({
  spec: z.literal("rollcall/plan@1"),
  hash: name,
  store: name,
  revision: z.int().min(0),
  asOf: shapes.instant,
  mode: z.enum(["full", "changes"]),
  policy: z.string(),
  snapshots: z.array(snapshot),
  operations: z.array(operationShape),
  accountLabels: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  findings: z.array(finding),
  verdict,
  checkpoint: z.strictObject({
    byOperation: z.record(z.string(), z.array(write)),
    atEnd: z.array(write),
  }),
});
