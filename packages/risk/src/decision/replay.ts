import { ConnectorError, canonicalJson, contentHash } from "@rollcall/core";
import type { Rule } from "../rules/rule.ts";
import type { Decision } from "./decision.ts";
import type { DecisionInputs } from "./decision-inputs.ts";
import { makeDecision } from "./make-decision.ts";

/** A decision to be made again. */
export interface ReplayOptions {
  readonly decision: Decision;
  /** What was kept of it when it was made; as it is, or read back from JSON. */
  readonly inputs: DecisionInputs;
  /** The rules that it was made with, in any order. */
  readonly rules: readonly Rule[];
}

/**
 * Makes a decision again and gives it, the same to the byte in canonical JSON. Throws `precondition-failed` where it is
 * not the same, with what differs in `where.field`: `inputs` when other inputs were kept than the ones that it was made
 * from, else the member of the record, such as `contributions[2].bits`, which is the place where the record was edited
 * or the rules have changed.
 */
export function replay({ decision, inputs, rules }: ReplayOptions): Decision {
  if (contentHash(inputs) !== decision.inputs) {
    throw differs("inputs", "Give the inputs that were kept with this decision.");
  }
  const again = makeDecision(inputs, rules);
  // The id follows from all the rest: it is compared last, so that the message says what the matter is.
  const { id, ...rest } = again;
  const { id: givenId, ...given } = decision;
  const place = findDifference(given, rest) ?? (id === givenId ? undefined : "id");
  if (place === undefined) return again;
  throw differs(
    place || "record",
    "See whether the rules have changed since, or the record was edited.",
  );
}

function differs(field: string, advice: string): ConnectorError {
  return new ConnectorError({
    code: "precondition-failed",
    message: `the decision cannot be replayed: ${field} differs`,
    advice,
    where: { field, rule: "same" },
  });
}

/** Gives the path of the first member that differs, in the order of canonical JSON; `undefined` when none does. */
function findDifference(given: unknown, again: unknown): string | undefined {
  if (canonicalJson(given) === canonicalJson(again)) return undefined;
  if (!isObject(given) || !isObject(again) || Array.isArray(given) !== Array.isArray(again))
    return "";
  const keys = [...new Set([...Object.keys(given), ...Object.keys(again)])].sort();
  for (const key of keys) {
    const rest = findDifference(given[key] ?? null, again[key] ?? null);
    if (rest === undefined) continue;
    const step = Array.isArray(given) ? `[${key}]` : key;
    return rest === "" || rest.startsWith("[") ? step + rest : `${step}.${rest}`;
  }
  return "";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
