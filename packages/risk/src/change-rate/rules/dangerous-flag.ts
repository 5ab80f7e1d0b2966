import type { Contribution } from "../../evidence/contribution.ts";
import type { ChangeSighting } from "../change-rule.ts";
import { isChangeOf } from "./attribute-of.ts";

/** Bits of `userAccountControl` that open an account (MS-ADTS 2.2.16). */
const flags: readonly (readonly [name: string, bit: number])[] = [
  ["PASSWD_NOTREQD", 0x20],
  ["TRUSTED_FOR_DELEGATION", 0x8_0000],
  ["DONT_REQ_PREAUTH", 0x40_0000],
];

/** Finds a flag being set that weakens an account. A flag that was there before is not found again. */
export function dangerousFlag({ transaction }: ChangeSighting): Contribution | undefined {
  const { before, after } = transaction;
  if (!isChangeOf(transaction, "userAccountControl") || typeof after !== "number") return undefined;
  const set = flags.filter(([, bit]) => (after & bit) !== 0 && ((before ?? 0) & bit) === 0);
  if (set.length === 0) return undefined;
  return {
    source: "dangerous-flag",
    bits: 8,
    strength: "demanding",
    reason: "A flag was set that weakens how the account signs in, or whom it may act for.",
    facts: { flags: set.map(([name]) => name).join(", ") },
  };
}
