// What everything is made of
export type { Contribution, Facts, Strength } from "./evidence/contribution.ts";
// Sign-ins
export type { Known, LastSignIn, Past } from "./sign-in/past.ts";
export type { Device, Network, Place, SignIn, SignInResult } from "./sign-in/sign-in.ts";
export type { ListedNetwork, Standing, Surroundings } from "./sign-in/surroundings.ts";
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
