import type { FailureFacts } from "./failure-facts.ts";

/** What several of a server's numbers mean. */
export const commonFacts: Readonly<
  Record<
    | "notUnique"
    | "denied"
    | "missingReference"
    | "absentValue"
    | "presentValue"
    | "unknownAttribute"
    | "invalidValue"
    | "severalValues",
    FailureFacts
  >
> = {
  notUnique: {
    code: "not-unique",
    message: "another entry has a value that must be unique",
    advice: "Choose another value.",
  },
  denied: {
    code: "permission-denied",
    message: "the connector's account may not do this",
    advice: "Delegate the right on this part of the directory to the connector's account.",
  },
  missingReference: {
    code: "reference-missing",
    message: "the container, or an entry that is referred to, does not exist",
    advice: "Make it first, or correct the reference.",
  },
  absentValue: {
    code: "precondition-failed",
    message: "a value to be taken away is not there",
    advice: "Plan again from a new read.",
  },
  presentValue: {
    code: "already-exists",
    message: "the entry has the value already",
    advice: "Read the entry again; nothing may be left to do.",
  },
  unknownAttribute: {
    code: "unknown-attribute",
    message: "the directory does not know an attribute",
    advice: "Check the spelling of the attributes against the directory's schema.",
  },
  invalidValue: {
    code: "invalid-value",
    message: "a value breaks a rule of the directory",
    advice: "Check length and form of the values, and that none belongs to the server alone.",
  },
  severalValues: {
    code: "invalid-value",
    message: "an attribute that takes one value was given several",
    advice: "Give one value.",
  },
};
