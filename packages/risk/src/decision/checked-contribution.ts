import { ConnectorError } from "@rollcall/core";
import type { Contribution, Strength } from "../evidence/contribution.ts";

/**
 * The most bits that one contribution may have, either way. Our choice: far more than any evidence is worth (30 bits
 * are odds of a thousand million to one), and so little that no sum of them ever overflows.
 */
const mostBits = 1e6;

const strengths: ReadonlySet<string> = new Set<Strength>([
  "statistical",
  "demanding",
  "conclusive",
]);

/**
 * Gives a contribution as it may be added up and kept, without anything that is not of a contribution. Throws
 * `invalid-value` unless its bits are a number of at most a million either way, its strength one of the three, and its
 * facts plain.
 */
export function checkedContribution(contribution: Contribution): Contribution {
  const { source, bits, strength, reason, facts } = contribution;
  if (typeof source !== "string" || source === "") throw fault("source", "a text");
  if (!(Math.abs(bits) <= mostBits)) throw fault("bits", `from -${mostBits} to ${mostBits}`);
  if (!strengths.has(strength)) throw fault("strength", [...strengths].join(", "));
  if (typeof reason !== "string") throw fault("reason", "a sentence");
  if (typeof facts !== "object" || facts === null) throw fault("facts", "an object");
  for (const value of Object.values(facts)) {
    const isPlain = typeof value === "string" || typeof value === "boolean";
    if (!isPlain && !Number.isFinite(value)) throw fault("facts", "texts, numbers and yes or no");
  }
  // A zero with a sign is one in JSON and another here: adding 0 takes the sign away.
  return { source, bits: bits + 0, strength, reason, facts };
}

function fault(field: string, rule: string): ConnectorError {
  return new ConnectorError({
    code: "invalid-value",
    message: `a contribution cannot be used: its ${field} must be ${rule}`,
    advice: "Correct the rule, the model or the feed that gave it.",
    where: { field, rule },
  });
}
