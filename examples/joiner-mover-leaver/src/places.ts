import { join } from "node:path";

/** Where the example keeps things, all in one folder. */
export interface Places {
  readonly root: string;
  /** Which trust it is, and how far it has come. */
  readonly story: string;
  /** The folder that the trust's extracts arrive in. */
  readonly extracts: string;
  /** What Rollcall remembers. */
  readonly state: string;
  /** The directory's accounts. */
  readonly directory: string;
  /** A folder for each day. */
  readonly days: string;
}

/** Where the papers of one day are. */
export interface DayPlaces {
  readonly folder: string;
  readonly plan: string;
  readonly approval: string;
  readonly receipts: string;
  readonly record: string;
  readonly report: string;
}

/** Says where things are in a folder. */
export function placesIn(root: string): Places {
  return {
    root,
    story: join(root, "story.json"),
    extracts: join(root, "extracts"),
    state: join(root, "state"),
    directory: join(root, "directory.jsonl"),
    days: join(root, "days"),
  };
}

/** Says where the papers of a day are. */
export function dayPlaces({ days }: Places, date: string): DayPlaces {
  const folder = join(days, date);
  return {
    folder,
    plan: join(folder, "plan.json"),
    approval: join(folder, "approval.json"),
    receipts: join(folder, "receipts.ndjson"),
    record: join(folder, "record.json"),
    report: join(folder, "report.html"),
  };
}
