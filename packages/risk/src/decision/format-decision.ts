import type { Contribution, Facts } from "../evidence/contribution.ts";
import { timeText } from "../evidence/time-text.ts";
import type { Decision } from "./decision.ts";
import type { Outcome } from "./outcome.ts";

const headings: Readonly<Record<Outcome, string>> = {
  allow: "Allow",
  challenge: "Challenge",
  block: "Block",
};

/** How a decision is written for people. */
export interface FormatDecisionOptions {
  /** Whether the facts behind each reason are written under it; `false` unless told. */
  readonly facts?: boolean | undefined;
}

/**
 * Writes a decision for people: what was decided and when, then a table of the reasons, with what each adds to the
 * score: first what decides by itself, then the largest. Nothing is in it that is not in the record.
 */
export function formatDecision(
  decision: Decision,
  { facts = false }: FormatDecisionOptions = {},
): string {
  const { outcome, at, bits, challengeAt, contributions } = decision;
  const rows = contributions.toSorted((a, b) => weight(b) - weight(a) || b.bits - a.bits);
  return [
    `${headings[outcome]}, ${timeText(at)} (decision ${decision.id.slice(0, 12)})`,
    `Score ${signed(bits)} bits; a score of ${signed(challengeAt)} or more is challenged.`,
    ...exceptionLines(decision),
    ...(rows.length === 0
      ? ["Nothing spoke for or against it."]
      : ["", ...tableLines(rows, facts)]),
  ].join("\n");
}

/** What decides by itself stands above what only adds up. */
function weight({ strength }: Contribution): number {
  return strength === "conclusive" ? 2 : strength === "demanding" ? 1 : 0;
}

function tableLines(rows: readonly Contribution[], facts: boolean): readonly string[] {
  const bits = ["bits", ...rows.map((row) => signed(row.bits))];
  const sources = ["what", ...rows.map((row) => printable(row.source))];
  const bitsWidth = Math.max(...bits.map((text) => text.length));
  const sourceWidth = Math.max(...sources.map((text) => text.length));
  const lineOf = (index: number, why: string): string => {
    const [number = "", source = ""] = [bits[index], sources[index]];
    return `  ${number.padStart(bitsWidth)}  ${source.padEnd(sourceWidth)}  ${why}`;
  };
  const margin = " ".repeat(bitsWidth + sourceWidth + 6);
  const heading = lineOf(0, "why");
  const lines = rows.flatMap((row, index) => [
    lineOf(index + 1, reasonText(row)),
    ...(facts && Object.keys(row.facts).length > 0 ? [margin + factsText(row.facts)] : []),
  ]);
  return [heading, ...lines];
}

function reasonText({ strength, reason }: Contribution): string {
  const effect = { conclusive: "Blocks: ", demanding: "Challenges: ", statistical: "" }[strength];
  return printable(`${effect}${reason}`);
}

function factsText(facts: Facts): string {
  const texts = Object.entries(facts).map(
    ([name, value]) => `${name} ${typeof value === "number" ? Number(value.toFixed(3)) : value}`,
  );
  return printable(texts.join(", "));
}

function exceptionLines({ exception }: Decision): readonly string[] {
  if (!exception) return [];
  const { id, kind, until, atMost, lifts } = exception;
  const what = `The exception ${printable(id)} (${printable(kind)})`;
  const named = lifts ? `, for ${lifts.map(printable).join(", ")} alone` : "";
  return [`${what} lets it be ${atMost} at most${named}, until ${timeText(until)}.`];
}

/** With two digits after the point, and a true minus sign. Never `-0.00`. */
function signed(bits: number): string {
  const text = Math.abs(bits).toFixed(2);
  if (text === "0.00") return text;
  return `${bits < 0 ? "−" : "+"}${text}`;
}

/** Control characters could move the cursor of the terminal that shows this. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, "\uFFFD");
}
