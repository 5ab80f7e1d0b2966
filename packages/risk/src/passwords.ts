// A verdict on a password
export { canonicalPassword } from "./password/canonical-password.ts";
export { anyOf } from "./password/compromised/any-of.ts";
export {
  type BuildProgress,
  type BuildSetOptions,
  type BuiltSet,
  buildCompromisedSet,
} from "./password/compromised/build/build-compromised-set.ts";
export type { RefusedLine } from "./password/compromised/build/refused-lines.ts";
// Passwords known from breaches
export type { CompromisedSet, HashQuery } from "./password/compromised/compromised-set.ts";
export type { LineRule } from "./password/compromised/list/line-rule.ts";
export {
  type OpenCompromisedSet,
  type OpenSetOptions,
  openCompromisedSet,
} from "./password/compromised/open-compromised-set.ts";
export type { RangeFetch } from "./password/compromised/range/ask-range.ts";
export { type RangeSetOptions, rangeSet } from "./password/compromised/range/range-set.ts";
export type { DeriveHash, HashedPassword } from "./password/hashed-password.ts";
export type { PasswordHistory } from "./password/history.ts";
export { type PasswordRule, passwordRules, type Reason } from "./password/judge/reasons.ts";
export type {
  DirectoryPasswordSettings,
  DirectoryPolicies,
  DirectorySubject,
  FineGrainedSettings,
} from "./password/policy/directory-policies.ts";
export type { Guessing, NamesRule, PasswordPolicy } from "./password/policy/policy.ts";
export { policyFromDirectory } from "./password/policy/policy-from-directory.ts";
export {
  cyberEssentialsPolicy,
  cyberEssentialsWithDenyListPolicy,
  ncscPolicy,
  nhsmailApplicationPolicy,
  nhsmailPolicy,
  nistSingleFactorPolicy,
  nistWithSecondFactorPolicy,
} from "./password/policy/profiles.ts";
export {
  bannedAfterReview,
  type ReviewDecision,
  reviewTerm,
  type TermReview,
} from "./password/spray/review.ts";
export {
  type FailedAttempt,
  type ProposedTerm,
  type SprayTerms,
  type SprayTermsOptions,
  sprayTerms,
} from "./password/spray/spray-terms.ts";
export type { RandomBytes } from "./password/suggest/draw-below.ts";
export { type Suggester, type SuggesterOptions, suggester } from "./password/suggest/suggester.ts";
export type { Automaton } from "./password/terms/automaton.ts";
export {
  type BannedTerms,
  type BannedTermsOptions,
  bannedTerms,
} from "./password/terms/banned-terms.ts";
export {
  type ContextTerms,
  contextOfPerson,
  contextTerms,
  type FoldedTerm,
  type PersonContext,
} from "./password/terms/context-terms.ts";
export {
  type DenyList,
  type DenyListFault,
  type DenyListRead,
  denyList,
  readDenyList,
} from "./password/terms/deny-list.ts";
export type { Fingerprints } from "./password/terms/fingerprints.ts";
export type { NearTerms } from "./password/terms/near-terms.ts";
export type { Fold } from "./password/text/fold.ts";
export { type Check, type Verdict, type VerdictOptions, verdict } from "./password/verdict.ts";
export { type VerifyPasswordOptions, verifyPassword } from "./password/verify-password.ts";
