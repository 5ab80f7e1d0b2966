import type { Fingerprint } from "../fingerprint.ts";
import type { Account } from "../model/account.ts";
import type { AttributeRule } from "../policy/policy.ts";
import type { Settled } from "../store/settled.ts";
import { accountDigest } from "./account-digest.ts";
import type { Resolved } from "./resolve.ts";
import type { OpenTarget } from "./run.ts";

/** Tells the accounts that are still as a plan left them from those that somebody else has changed since. */
export interface Settling {
  /** Works out how an account is left; `undefined` when only a comparison with the account can tell. */
  of(resolved: Resolved): Settled | undefined;
  /** Tells whether an account certainly is as it was to be left. */
  isSettled(account: Account, left: Settled): boolean;
}

/** Prepares {@link Settling} for one target. The seed is kept with the store. */
export function settling(target: OpenTarget, seed: string): Settling {
  const { policy, schema, kind } = target;
  const known = schema.kinds[kind]?.attributes ?? {};
  // An account referred to may have no key before the plan is applied, and then no fingerprint either.
  const isReference = (name: string): boolean =>
    known[name]?.reference === true && policy.attributes[name]?.mode === "owned";
  // In one order, whatever that of the policy: it goes into the fingerprint, and so into the plan.
  const rules = Object.keys(policy.attributes)
    .filter((name) => !isReference(name))
    .sort()
    .map((name) => [name, policy.attributes[name] as AttributeRule] as const);
  const attributes = Object.fromEntries(rules);
  const digest = accountDigest({ ...target, policy: { ...policy, attributes } }, seed);
  return {
    of({ desired }) {
      if (desired.faults) return undefined;
      const references: Record<string, string | null> = {};
      for (const [name, { value }] of Object.entries(desired.attributes)) {
        if (!isReference(name)) continue;
        if (value !== null && typeof value !== "string") return undefined;
        references[name] = value;
      }
      const fingerprint = digest.ofDesired(desired);
      return fingerprint && { fingerprint: textOf(fingerprint), references };
    },
    isSettled(account, { fingerprint, references }) {
      if (account.incomplete && account.incomplete.length > 0) return false;
      for (const [name, value] of Object.entries(references)) {
        if ((account.attributes[name] ?? null) !== value) return false;
      }
      return textOf(digest.ofAccount(account)) === fingerprint;
    },
  };
}

function textOf({ lo, hi }: Readonly<Fingerprint>): string {
  return [hi, lo].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}
