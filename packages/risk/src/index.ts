// What everything is made of
export type { Contribution, Facts, Strength } from "./evidence/contribution.ts";
// Sign-ins
export { type Address, parseAddress } from "./sign-in/address.ts";
export { type AddressRange, addressRange } from "./sign-in/address-range.ts";
export { addressText, canonicalAddress } from "./sign-in/address-text.ts";
export { type ParseSignInOptions, parseSignIn } from "./sign-in/parse-sign-in.ts";
export { nearbyNetwork, type Prefix, parsePrefix, prefixOf } from "./sign-in/prefix.ts";
export type { Known, LastSignIn, Past } from "./sign-in/past.ts";
export type { Device, Network, Place, SignIn, SignInResult } from "./sign-in/sign-in.ts";
export type { ListedNetwork, Standing, Surroundings } from "./sign-in/surroundings.ts";
// The exact model, and thresholds
export { type ExactModelOptions, exactModel } from "./model/exact/exact-model.ts";
export type { SignInModel } from "./model/sign-in-model.ts";
export { sessionHash } from "./sign-in/session-hash.ts";
export type { Bootstrap, Interval } from "./thresholds/bootstrap.ts";
export { bootstrapIntervals } from "./thresholds/bootstrap.ts";
export {
  type ChallengeCurve,
  type ChallengeCurveOptions,
  type CurvePoint,
  challengeCurve,
  type Estimate,
  type PersonScores,
} from "./thresholds/challenge-curve.ts";
export {
  type ChooseThresholdsOptions,
  chooseThresholds,
  setThresholds,
} from "./thresholds/choose-thresholds.ts";
export { formatCurve } from "./thresholds/format-curve.ts";
export {
  type PublishedAttacker,
  type PublishedRate,
  publishedRates,
} from "./thresholds/published-rates.ts";
export type { Thresholds } from "./thresholds/thresholds.ts";
// Decisions
export type { AppliedException } from "./decision/applied-exception.ts";
export { type DecideOptions, decide, type Ruling } from "./decision/decide.ts";
export type { Decision } from "./decision/decision.ts";
export type { DecisionInputs } from "./decision/decision-inputs.ts";
export { formatDecision } from "./decision/format-decision.ts";
export { makeDecision } from "./decision/make-decision.ts";
export type { Outcome } from "./decision/outcome.ts";
export { type ReplayOptions, replay } from "./decision/replay.ts";
export type { Score } from "./decision/score.ts";
// Passwords known from breaches
export type { CompromisedSet } from "./password/compromised/compromised-set.ts";
