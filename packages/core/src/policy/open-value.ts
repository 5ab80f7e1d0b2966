import type { Allotment, PersonReference, RuleValue } from "./policy.ts";

/** What a rule said that has to be answered before it is a value. */
export type OpenValue = PersonReference | Allotment;

/** Tells whether a rule left something open. */
export function isOpen(value: RuleValue): value is OpenValue {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Tells whether a value asks for the account of another person; of what is open, the rest asks for a name. */
export function isReference(value: RuleValue): value is PersonReference {
  return isOpen(value) && "referenceTo" in value;
}
