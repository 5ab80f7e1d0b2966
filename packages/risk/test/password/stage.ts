import type { CompromisedSet } from "../../src/password/compromised/compromised-set.ts";
import type { PasswordPolicy } from "../../src/password/policy/policy.ts";
import { type Verdict, type VerdictOptions, verdict } from "../../src/password/verdict.ts";

const encoder = new TextEncoder();

/** A policy that asks for nothing, for tests of one rule. */
export const anything: PasswordPolicy = {
  name: "anything",
  source: "a test",
  dated: "2026-11-22",
  minimumLength: 1,
  spaces: "allowed",
  classes: false,
  names: undefined,
  guessing: "whole",
  required: { denyList: false, compromised: false },
  history: 0,
  validDays: undefined,
};

/** Judges a text, of which the password's bytes are UTF-8. */
export async function verdictOn(
  text: string,
  {
    policy,
    ...more
  }: Partial<Omit<VerdictOptions, "policy">> & {
    readonly policy?: Partial<PasswordPolicy>;
  } = {},
): Promise<Verdict> {
  return await verdict(encoder.encode(text), { policy: { ...anything, ...policy }, ...more });
}

/** Gives the rules that refuse a text. */
export async function rulesAgainst(
  ...args: Parameters<typeof verdictOn>
): Promise<readonly string[]> {
  return (await verdictOn(...args)).reasons.map(({ rule }) => rule);
}

/** A compromised set of nothing but what `has` says. */
export function compromisedSet(has: CompromisedSet["has"]): CompromisedSet {
  return { version: "test", falsePositives: 0, has };
}
