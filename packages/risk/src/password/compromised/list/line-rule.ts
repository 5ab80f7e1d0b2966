/** Why a line of a list cannot be used. What is on the line is never told. */
export type LineRule =
  /** 32 digits: a list of NTLM hashes, and not of SHA-1. */
  | "ntlm"
  /** 35 digits: what the range service answers, without the five digits that were asked for. */
  | "suffix"
  /** Another number of digits than the 40 of SHA-1. */
  | "length"
  /** Something that is not a hexadecimal digit. */
  | "digits"
  /** What follows the hash is not a colon and a whole number. */
  | "count"
  /** No count follows the hash, and a least count was asked for. */
  | "no-count"
  /** Longer than any line of a list can be. */
  | "long";

/** Says what each rule asks for, in plain English. */
export const lineRuleTexts: Readonly<Record<LineRule, string>> = {
  ntlm: "32 digits are NTLM; the list of SHA-1 hashes, with 40 digits, is needed",
  suffix: "35 digits are a range without its prefix; the list with whole hashes is needed",
  length: "a hash has 40 digits",
  digits: "a hash has hexadecimal digits only",
  count: "after the hash come a colon and a whole number, or nothing",
  "no-count": "a least count was asked for, and there is no count",
  long: "the line is too long",
};

const digits = /^[0-9A-Fa-f]*$/;

/** Finds the rule that a line breaks which is known to break one. Its end is not part of it. */
export function brokenRule(line: string): LineRule {
  const colon = line.indexOf(":");
  const hash = colon < 0 ? line : line.slice(0, colon);
  if (!digits.test(hash)) return "digits";
  if (hash.length === 32) return "ntlm";
  if (hash.length === 35) return "suffix";
  if (hash.length !== 40) return "length";
  return colon < 0 ? "no-count" : "count";
}
