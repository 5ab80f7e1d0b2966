import { ConnectorError } from "@rollcall/core";
import { type LineRule, lineRuleTexts } from "../list/line-rule.ts";

/** A line of a list that could not be used. */
export interface RefusedLine {
  /** From 1. */
  readonly line: number;
  readonly rule: LineRule;
}

/** Lines that could not be used, counted. */
export interface RefusedLines {
  readonly count: number;
  /**
   * Throws ConnectorError `invalid-value` when it is another list altogether, or when too many lines are bad by now.
   */
  add(refused: RefusedLine, taken: number): void;
  /** Throws ConnectorError `invalid-value` when too many of all lines were bad. */
  finish(lines: number): void;
}

/** How many bad lines are borne. */
export interface RefusedLinesOptions {
  /** Of the lines, as a share: beyond it the list is not believed. */
  readonly most: number;
  /** What the list is called in an error. */
  readonly name: string;
  readonly onRefused?: ((refused: RefusedLine) => void) | undefined;
}

// Before so many lines a share says little.
const enoughLines = 10_000;

/** Counts the lines that cannot be used and stops at too many. */
export function refusedLines({ most, name, onRefused }: RefusedLinesOptions): RefusedLines {
  let count = 0;
  let worst: RefusedLine | undefined;
  const stop = (lines: number): void => {
    if (worst && count > lines * most) throw tooManyBad(name, { ...worst, count, lines, most });
  };
  return {
    get count() {
      return count;
    },
    add(refused, taken) {
      if (taken === 0 && otherLists[refused.rule] !== undefined) throw otherList(name, refused);
      count++;
      worst ??= refused;
      onRefused?.(refused);
      if (refused.line >= enoughLines) stop(refused.line);
    },
    finish: stop,
  };
}

const otherLists: Partial<Record<LineRule, string>> = {
  ntlm: "Get the list of SHA-1 hashes: this one is of NTLM hashes, and passwords are looked up by SHA-1.",
  suffix: "Get the list as one file with whole hashes: this is the answer for one range of them.",
};

function otherList(file: string, { line, rule }: RefusedLine): ConnectorError {
  return new ConnectorError({
    code: "invalid-value",
    scope: "system",
    message: `${file} is not a list of SHA-1 hashes: ${lineRuleTexts[rule]}`,
    advice: otherLists[rule],
    where: { file, line, rule },
  });
}

function tooManyBad(
  file: string,
  {
    line,
    rule,
    count,
    lines,
    most,
  }: RefusedLine & { readonly count: number; readonly lines: number; readonly most: number },
): ConnectorError {
  const counted = `${count.toLocaleString("en-GB")} of ${lines.toLocaleString("en-GB")} lines`;
  return new ConnectorError({
    code: "invalid-value",
    scope: "system",
    message: `${counted} of ${file} cannot be used, the first of them line ${line}: ${lineRuleTexts[rule]}`,
    advice: `Get the list again, or bear more than ${most * 100} % of bad lines if you know why they are there.`,
    where: { file, line, rule },
  });
}
