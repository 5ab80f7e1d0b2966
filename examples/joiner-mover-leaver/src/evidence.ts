import { readdir } from "node:fs/promises";
import type { AppliedReceipt, Plan } from "@rollcall/core";
import type { ApprovedPlan } from "./approved-plan.ts";
import type { Day } from "./day.ts";
import { type DayRecord, recordOf } from "./day-record.ts";
import type { MovedPerson } from "./moved-person.ts";
import { readPaper, writePaper } from "./paper.ts";
import { dayPlaces, type Places } from "./places.ts";
import { reportPage } from "./report/report-page.ts";
import type { Systems } from "./systems.ts";
import type { TrustFiles } from "./trust.ts";
import type { TrustFacts } from "./trust-facts.ts";

/** What a day came to. */
export interface DayOutcome extends ApprovedPlan, Systems {
  readonly day: Day;
  readonly places: Places;
  readonly trust: Pick<TrustFiles, "facts">;
  readonly receipts: readonly AppliedReceipt[];
  /** The plan of a second look. */
  readonly left: Plan;
}

/** Keeps the proof of a day: a receipt for each operation, and a record for reports. */
export async function keepEvidence(outcome: DayOutcome): Promise<void> {
  const { day, places, receipts } = outcome;
  const papers = dayPlaces(places, day.date);
  const lines = receipts.map((receipt) => `${JSON.stringify(receipt)}\n`);
  await writePaper(papers.receipts, lines.join(""));
  const record = await recordOf(outcome);
  await writePaper(papers.record, `${JSON.stringify(record, null, 2)}\n`);
}

/** Writes a trust's report of a day. */
export async function writeReport(
  day: Day,
  { places, facts, moved }: ReportedTrust,
): Promise<void> {
  const records = await recordsUpTo(places, day);
  await writePaper(dayPlaces(places, day.date).report, reportPage(records, { facts, moved }));
}

/** Whose report is written, and what became of who moved from trust to trust. */
export interface ReportedTrust {
  readonly places: Places;
  readonly facts: TrustFacts;
  readonly moved?: MovedPerson | undefined;
}

/** Reads the records of all days up to one, the first day first. */
async function recordsUpTo(places: Places, { date }: Day): Promise<readonly DayRecord[]> {
  const records: DayRecord[] = [];
  for (const name of (await readdir(places.days)).sort()) {
    const text = name <= date ? await readPaper(dayPlaces(places, name).record) : undefined;
    if (text !== undefined) records.push(JSON.parse(text) as DayRecord);
  }
  return records;
}
