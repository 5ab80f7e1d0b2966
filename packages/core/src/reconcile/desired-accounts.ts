import type { Said } from "../policy/said.ts";
import { expectations } from "./expected-account.ts";
import { openAnswers } from "./open-answers.ts";
import { type RecalledPeople, recalledPeople } from "./recall/recalled-people.ts";
import type { OpenTarget, Run } from "./run.ts";
import type { ScannedAccounts } from "./scanned-accounts.ts";

/** Tells, without reading them again, which of the accounts that were seen are certainly as desired. */
export interface DesiredAccounts {
  readonly recalled: RecalledPeople | undefined;
  /** Begins with a person who was read; the answer is for the question to the policy. */
  tellDated(personId: string): boolean;
  /** Whether the account with this number is as was said of its person. */
  isAsDesired(said: Said, number: number): boolean;
}

/** What is known of the accounts, and who owns which. */
interface Seen {
  readonly seen: ScannedAccounts;
  readonly ownedBy: (personId: string) => string | undefined;
}

/** Prepares the answers for a target whose accounts were read. */
export function desiredAccounts(
  run: Run,
  target: OpenTarget,
  { seen, ownedBy }: Seen,
): DesiredAccounts {
  const expect = expectations(seen.digest, seen.table);
  const recalled = recalledPeople(run, target, { seen, expect });
  const { answers, asked, askFor } = openAnswers(seen.links, ownedBy);
  return {
    recalled,
    tellDated: (personId) => recalled?.begin(personId) === true,
    isAsDesired(said, number) {
      askFor(number);
      const expected = expect.of(said, answers);
      if (!expected) return false;
      recalled?.note({ said, expected, asked });
      return expect.isMet(expected, number);
    },
  };
}
