import type { AttributeValue } from "../model/value.ts";
import type { AttributeMode, DesiredAccount } from "../policy/policy.ts";

/** One attribute of a {@link ResolvedAccount}. */
export interface ResolvedAttribute {
  readonly mode: AttributeMode;
  readonly value: AttributeValue | null;
}

/**
 * A desired account in which every rule has come to a value: names have been allotted, and references are the `stable`
 * keys of accounts, or `new:<handle>` for those that are still to be made.
 */
export interface ResolvedAccount extends DesiredAccount {
  readonly attributes: Readonly<Record<string, ResolvedAttribute>>;
}

/** Gives the handle of the account that is to be made for a person: one per person and target. */
export function handleOf(personId: string): string {
  return personId;
}

/** Writes a reference to an account that is still to be made. */
export function newReference(handle: string): string {
  return `new:${handle}`;
}
