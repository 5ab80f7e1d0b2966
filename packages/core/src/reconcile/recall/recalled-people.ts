import type { RecordVersion } from "../../connector/read.ts";
import { isWhole } from "../../model/snapshot.ts";
import type { LocalDate } from "../../model/value.ts";
import { noted } from "../account-table.ts";
import type { Expectation, Expectations } from "../expected-account.ts";
import type { Tallied } from "../page-tally.ts";
import type { OpenTarget, Run } from "../run.ts";
import { type Known, outlook } from "./outlook.ts";
import { dayNumber, dayOf, personRow, personRows, type Settled } from "./person-row.ts";
import { wordRow } from "./word-row.ts";

/** What the last full run noted of people for one target, and what this one notes. */
export interface RecalledPeople {
  /** Tells whether nothing is to be done in the target for this version of a person, without reading the person. */
  isSettled(personId: string, version: RecordVersion): boolean;
  /** Counts the person of the last {@link isSettled} as considered; gives the day from which on that has to be asked anew. */
  take(): LocalDate | undefined;
  /** Says that the person of the last {@link isSettled} will be read. */
  expect(personId: string): void;
  /** Says that a person was read, and tells whether what is worked out can be noted. */
  begin(personId: string): boolean;
  /** Notes what was worked out of the person who was begun with last, unless it cannot be used on another day. */
  note(settled: Settled): void;
  /** Says that the last person came, and whether that was all of them. */
  end(isAll: boolean): void;
}

/** Opens what is known of people for a target whose accounts were read; `undefined` where there is no cache. */
export function recalledPeople(
  run: Run,
  target: OpenTarget,
  { seen, expect }: { readonly seen: Known & Tallied; readonly expect: Expectations },
): RecalledPeople | undefined {
  const recall = run.recalls.open(`people of ${run.source.name} for ${target.name}`, target);
  if (!recall) return undefined;
  const { table, links } = seen;
  const today = dayNumber(run.today);
  const holds = outlook(seen, run.store.id);
  const { correlate: rules } = target.policy;
  const put = personRows({ rules, seed: run.store.id, today: run.today });
  const expected: Expectation = { how: 0, lo: 0, hi: 0 };
  const row = wordRow();
  let isBegun = false;
  let number = -1;
  let until = 0;
  return {
    isSettled(personId, version) {
      const at = recall.find(personId, version);
      number = links.onlyOfPerson(personId);
      if (at < 0 || number < 0 || !table.has(number, noted.seen)) return false;
      if (table.has(number, noted.met)) return false;
      const { words, size } = recall;
      until = words[at + personRow.until] as number;
      const isDue = until !== 0 && until <= today;
      if (isDue || (words[at + personRow.from] as number) > today) return false;
      readExpectation(words, at, expected);
      return expect.isMet(expected, number) && holds(number, words, { at, size });
    },
    take() {
      recall.keep();
      table.note(number, noted.met | noted.considered);
      return until === 0 ? undefined : dayOf(until);
    },
    expect: (personId) => recall.expect(personId),
    begin(personId) {
      isBegun = recall.begin(personId);
      return isBegun;
    },
    note(settled) {
      if (!isBegun || settled.said.dated) return;
      put(row, settled);
      recall.note(row);
    },
    // Of people whose account did not come nothing is noted, so that less would be known than before.
    end: (isAll) => recall.close(isAll && isWhole(seen.summary)),
  };
}

function readExpectation(words: Int32Array, at: number, expected: Expectation): void {
  expected.how = words[at + personRow.how] as number;
  expected.lo = words[at + personRow.lo] as number;
  expected.hi = words[at + personRow.hi] as number;
}
