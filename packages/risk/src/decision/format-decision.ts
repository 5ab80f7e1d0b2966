import type { Contribution } from "../evidence/contribution.ts";
import type { Decision } from "./decision.ts";
import { londonTime } from "./london-time.ts";
import type { Outcome } from "./outcome.ts";

const headings: Readonly<Record<Outcome, string>> = {
  allow: "Allow",
  challenge: "Challenge",
  block: "Block",
};

/**
 * Writes a decision for people: what was decided and when, then a table of the reasons, the largest first, with what each adds to the score. Nothing is in
 * it that is not in the record.
 */
export function formatDecision(decision: Decision): string {
  const { outcome, at, bits, challengeAt, contributions } = decision;
  const rows = contributions.toSorted((a, b) => weight(b) - weight(a) || b.bits - a.bits);
  return [
    `${headings[outcome]}, ${londonTime(at)} (decision ${decision.id.slice(0, 12)})`,
    `Score ${signed(bits)} bits; a score of ${signed(challengeAt)} or more is challenged.`,
    ...exceptionLines(decision),
    ...(rows.length === 0 ? ["Nothing spoke for or against it."] : ["", ...tableLines(rows)]),
  ].join("\n");
}

/** What decides by itself stands above what only adds up. */
function weight({ strength }: Contribution): number {
  return strength === "conclusive" ? 2 : strength === "demanding" ? 1 : 0;
}

function tableLines(rows: readonly Contribution[]): readonly string[] {
  const bits = ["bits", ...rows.map((row) => signed(row.bits))];
  const sources = ["what", ...rows.map((row) => printable(row.source))];
  const reasons = ["why", ...rows.map(reasonText)];
  const bitsWidth = Math.max(...bits.map((text) => text.length));
  const sourceWidth = Math.max(...sources.map((text) => text.length));
  return reasons.map((reason, row) => {
    const [number = "", source = ""] = [bits[row], sources[row]];
    return `  ${number.padStart(bitsWidth)}  ${source.padEnd(sourceWidth)}  ${reason}`;
  });
}

function reasonText({ strength, reason, facts }: Contribution): string {
  const effect = { conclusive: "Blocks: ", demanding: "Challenges: ", statistical: "" }[strength];
  const known = Object.entries(facts).map(([name, value]) => `${name} ${value}`);
  const behind = known.length === 0 ? "" : ` (${known.join(", ")})`;
  return printable(`${effect}${reason}${behind}`);
}

function exceptionLines({ exception }: Decision): readonly string[] {
  if (!exception) return [];
  const { id, kind, until, atMost, lifts } = exception;
  const what = `The exception ${printable(id)} (${printable(kind)})`;
  const named = lifts ? `, for ${lifts.map(printable).join(", ")} alone` : "";
  return [`${what} lets it be ${atMost} at most${named}, until ${londonTime(until)}.`];
}

/** With one digit after the point, and a true minus sign. Never `-0.0`. */
function signed(bits: number): string {
  const text = Math.abs(bits).toFixed(1);
  if (text === "0.0") return text;
  return `${bits < 0 ? "−" : "+"}${text}`;
}

/** Control characters could move the cursor of the terminal that shows this. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, "\uFFFD");
}
