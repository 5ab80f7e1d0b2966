import { join } from "node:path";

/** Where the things of one trust are, all in one folder. */
export interface Places {
  /** The folder that the trust's extracts arrive in. */
  readonly extracts: string;
  /** What Rollcall remembers. */
  readonly state: string;
  /** The directory's accounts. */
  readonly directory: string;
  /** A folder for each day. */
  readonly days: string;
}

/** Where the example keeps things, all in one folder: those of its trust, and beside them what there is once. */
export interface StoryPlaces extends Places {
  readonly root: string;
  /** Which trust it is, and how far it has come. */
  readonly story: string;
  /** The accounts of NHSmail. */
  readonly nhsmail: string;
  /** What became of who moved from one trust to the other. */
  readonly moved: string;
  /** The things of the trust next to it. */
  readonly neighbour: Places;
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
export function placesIn(root: string): StoryPlaces {
  return {
    ...trustPlaces(root),
    root,
    story: join(root, "story.json"),
    nhsmail: join(root, "nhsmail.jsonl"),
    moved: join(root, "moved.json"),
    neighbour: trustPlaces(join(root, "neighbour")),
  };
}

function trustPlaces(folder: string): Places {
  return {
    extracts: join(folder, "extracts"),
    state: join(folder, "state"),
    directory: join(folder, "directory.jsonl"),
    days: join(folder, "days"),
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
