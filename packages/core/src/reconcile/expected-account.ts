import type { Fingerprint } from "../fingerprint.ts";
import type { Said } from "../policy/said.ts";
import type { AccountDigest, Answers } from "./account-digest.ts";
import { type AccountTable, noted } from "./account-table.ts";

/** What an account that was seen must be like for there to be nothing to do, in three words. */
export interface Expectation {
  how: number;
  /** The fingerprint that it must have or, when only access is at stake, whether it must be enabled and hold nothing. */
  lo: number;
  hi: number;
}

/** Says what is expected of accounts, and tells whether they are so, without reading them again. */
export interface Expectations {
  /** Gives nothing when only a comparison with the account can tell. The result is overwritten by the next one. */
  of(said: Said, answers: Answers): Readonly<Expectation> | undefined;
  isMet(expected: Readonly<Expectation>, number: number): boolean;
}

const kinds = { fingerprint: 0, access: 1 };
const either = -1;

/** Prepares the expectations of the accounts in a table. */
export function expectations(digest: AccountDigest, table: AccountTable): Expectations {
  const expected: Expectation = { how: 0, lo: 0, hi: 0 };
  const set = (how: number, { lo, hi }: Readonly<Fingerprint>): Expectation => {
    expected.how = how;
    expected.lo = lo;
    expected.hi = hi;
    return expected;
  };
  return {
    of(said, answers) {
      if (said.faults) return undefined;
      if (said.presence === "kept" && said.values.every((value) => value === undefined)) {
        const { enabled, holds } = said;
        if (holds && holds.length > 0) return undefined;
        return set(kinds.access, {
          lo: enabled === undefined ? either : Number(enabled),
          hi: holds ? 0 : either,
        });
      }
      const wanted = digest.ofSaid(said, answers);
      return wanted && set(kinds.fingerprint, wanted);
    },
    isMet({ how, lo, hi }, number) {
      if (table.has(number, noted.look)) return false;
      if (how === kinds.fingerprint) return table.isSame(number, { lo, hi });
      const isEnabled = Number(table.has(number, noted.enabled));
      return (
        (lo === either || lo === isEnabled) &&
        (hi === either || !table.has(number, noted.holdsOwned))
      );
    },
  };
}
