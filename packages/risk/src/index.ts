// What everything is made of
export type { Contribution, Facts, Strength } from "./evidence/contribution.ts";
// Sign-ins
export type { Known, LastSignIn, Past } from "./sign-in/past.ts";
export type { Device, Network, Place, SignIn, SignInResult } from "./sign-in/sign-in.ts";
export type { ListedNetwork, Standing, Surroundings } from "./sign-in/surroundings.ts";
// Decisions
export type { Outcome } from "./decision/outcome.ts";
// Passwords known from breaches
export type { CompromisedSet } from "./password/compromised/compromised-set.ts";
