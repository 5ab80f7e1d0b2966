import { esr } from "@rollcall/connector-esr";
import type { SourceConnector } from "@rollcall/core";
import {
  advance,
  type ExpectedPerson,
  expectedStaff,
  fullExtract,
  syntheticTrust,
  type Trust,
  writeExtract,
} from "@rollcall/testkit";
import { morningOf } from "../../stage/esr-trust.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** The staff record of a made-up trust: one file a day, in a folder on disk. */
export interface StaffRecord extends AsyncDisposable {
  readonly source: SourceConnector;
  /** The moment at which the day's run is made. */
  readonly asOf: string;
  /** What a reader of all files so far ought to know. */
  readonly staff: readonly ExpectedPerson[];
  /** Lets the next working day come, with its change file; Mondays bring three days' changes. */
  nextWorkingDay(): Promise<void>;
}

/** Which trust it is; the same settings always give the same one. */
export interface StaffRecordOptions {
  readonly people: number;
  readonly seed: number;
}

/** Makes a trust on a Friday, whose full extract is in the folder. */
export async function staffRecord({ people, seed }: StaffRecordOptions): Promise<StaffRecord> {
  const { path: folder, [Symbol.asyncDispose]: remove } = await temporaryFolder();
  const place = { vpd: "431", name: "Ambleford Teaching Hospitals", odsCode: "RZZ" };
  let trust: Trust = syntheticTrust({ seed, people, startDate: "2026-08-28", ...place });
  await writeExtract(folder, fullExtract(trust));
  return {
    source: esr({ folder, vpds: [trust.vpd], now: () => new Date(morningOf(trust.date)) }),
    get asOf() {
      return morningOf(trust.date);
    },
    get staff() {
      return expectedStaff(trust);
    },
    async nextWorkingDay() {
      const day = advance(trust, nextWorkday(trust.date));
      trust = day.trust;
      await writeExtract(folder, day.rows);
    },
    [Symbol.asyncDispose]: remove,
  };
}

function nextWorkday(date: string): string {
  const next = new Date(`${date}T00:00:00Z`);
  do next.setUTCDate(next.getUTCDate() + 1);
  while (next.getUTCDay() % 6 === 0);
  return next.toISOString().slice(0, 10);
}
