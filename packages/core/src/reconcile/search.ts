import type { Account, AccountRef } from "../model/account.ts";
import type { Person } from "../model/person.ts";
import type { Scalar } from "../model/value.ts";
import type { OpenTarget } from "./run.ts";

/** Values of one attribute to look for. */
export interface Wanted {
  readonly attribute: string;
  readonly anyOf: readonly Scalar[];
  readonly signal?: AbortSignal | undefined;
}

/** A search asks for at most so many values, since requests have a size. */
const valuesAtOnce = 200;

/** Asks a target for the accounts in which an attribute has one of the values. */
export async function search(target: OpenTarget, wanted: Wanted): Promise<readonly Account[]> {
  if (wanted.anyOf.length === 0) return [];
  const { attribute, anyOf, signal } = wanted;
  const found: Account[] = [];
  for (let at = 0; at < anyOf.length; at += valuesAtOnce) {
    const where = { attribute, anyOf: anyOf.slice(at, at + valuesAtOnce) };
    for await (const page of target.session.read.scan({ where, signal })) {
      for (const account of page.items) if (account.ref.kind === target.kind) found.push(account);
    }
  }
  return found;
}

/**
 * Asks a target for the accounts that its exact rules connect with a person. The target compares as its schema says;
 * values that only a rule's `normalise` would bring together are found by the next full run.
 */
export async function findByRules(
  target: OpenTarget,
  person: Person,
  signal: AbortSignal | undefined,
): Promise<readonly AccountRef[]> {
  const found = new Map<string, AccountRef>();
  for (const rule of target.policy.correlate) {
    const anyOf = rule.person(person);
    for (const { ref } of await search(target, { attribute: rule.attribute, anyOf, signal })) {
      found.set(ref.stable, ref);
    }
  }
  return [...found.values()];
}
