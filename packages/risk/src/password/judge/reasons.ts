import type { PasswordPolicy } from "../policy/policy.ts";

/**
 * Why a password is not accepted: a rule, and a sentence for the person. Neither says anything of the password but that
 * the rule refused it.
 */
export interface Reason {
  readonly rule: PasswordRule;
  readonly sentence: string;
}

/** The rules, in the order in which reasons are given. */
export const passwordRules = [
  "not-text",
  "too-short",
  "too-long",
  "control-character",
  "space",
  "classes",
  "name",
  "common",
  "guessable",
  "compromised",
  "previous",
  "deny-list-unchecked",
  "compromised-unchecked",
  "history-unchecked",
] as const;

/** One of {@link passwordRules}. */
export type PasswordRule = (typeof passwordRules)[number];

/** Says why, in the order of the rules. The sentences depend on the policy alone. */
export function reasonsFor(
  refusing: ReadonlySet<PasswordRule>,
  policy: PasswordPolicy,
): readonly Reason[] {
  return passwordRules
    .filter((rule) => refusing.has(rule))
    .map((rule) => ({ rule, sentence: sentences[rule](policy) }));
}

const sentences: Readonly<Record<PasswordRule, (policy: PasswordPolicy) => string>> = {
  "not-text": () => "It holds bytes that are not text in UTF-8.",
  "too-short": ({ minimumLength }) =>
    minimumLength > 1 ? `It is shorter than ${minimumLength} characters.` : "It is empty.",
  "too-long": () => "It is longer than 1,024 characters.",
  "control-character": () => "It holds a control character, which other systems may cut or lose.",
  space: () => "It holds a space, which this system does not take.",
  classes: () =>
    "It needs three of these five: capital letters, small letters, digits, signs, letters without case.",
  name: () => "It holds a part of the person’s name, or the name of the account.",
  common: () => "It is on the list of common ones, which are tried first.",
  guessable: () =>
    "It is made of words, names, dates or patterns that are easy to guess, and of too little else.",
  compromised: () => "It is known from a breach, of this or another service.",
  previous: ({ history }) => `It is one of the last ${history}.`,
  "deny-list-unchecked": () => "It could not be compared with the list of common ones.",
  "compromised-unchecked": () => "It could not be looked for among those known from breaches.",
  "history-unchecked": () => "It could not be compared with earlier ones.",
};
