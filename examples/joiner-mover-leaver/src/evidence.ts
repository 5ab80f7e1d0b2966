import { readdir } from "node:fs/promises";
import type { AppliedReceipt, Plan } from "@rollcall/core";
import type { ApprovedPlan } from "./approved-plan.ts";
import type { Day } from "./day.ts";
import { type DayRecord, recordOf } from "./day-record.ts";
import { readPaper, writePaper } from "./paper.ts";
import { dayPlaces, type Places } from "./places.ts";
import { reportPage } from "./report/report-page.ts";
import type { Systems } from "./systems.ts";

/** What a day came to. */
export interface DayOutcome extends ApprovedPlan, Systems {
  readonly day: Day;
  readonly places: Places;
  readonly receipts: readonly AppliedReceipt[];
  /** The plan of a second look. */
  readonly left: Plan;
}

/** Keeps the proof of a day: a receipt for each operation, a record for later reports, and the report itself. */
export async function keepEvidence(outcome: DayOutcome): Promise<void> {
  const { day, places, receipts } = outcome;
  const papers = dayPlaces(places, day.date);
  const lines = receipts.map((receipt) => `${JSON.stringify(receipt)}\n`);
  await writePaper(papers.receipts, lines.join(""));
  const record = await recordOf(outcome);
  await writePaper(papers.record, `${JSON.stringify(record, null, 2)}\n`);
  await writePaper(papers.report, reportPage(await recordsUpTo(places, day)));
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
