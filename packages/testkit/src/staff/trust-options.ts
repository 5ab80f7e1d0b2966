import type { ExtractEncoding } from "./encoding.ts";

/** What a second VPD of the same world is like, whose staff are re-keyed into the first one when the two merge. */
export interface NeighbourOptions {
  readonly vpd: string;
  readonly name: string;
  readonly odsCode: string;
  readonly people: number;
  /** Whether one in ten of its people also works in the first VPD; yes when left out. */
  readonly shared?: boolean;
  /** The day of the merger, yyyy-mm-dd; without it the two never merge. */
  readonly mergeDate?: string;
}

/** What a fictional trust is like; the same options always give the same trust, to the byte. */
export interface TrustOptions {
  /** Any whole number. */
  readonly seed: number;
  /** The number of profiles (person rows) at the start: applicants and recent leavers included, 1 to 2,000,000. */
  readonly people: number;
  /**
   * How many people there are departments, locations and positions for, 1 to 2,000,000: `people` when left out. If it is
   * less, positions have more holders.
   */
  readonly establishment?: number;
  /** The three digits of the VPD, such as `431`. */
  readonly vpd: string;
  readonly name: string;
  /** The ODS code of the root organisation, such as `RZZ`. */
  readonly odsCode: string;
  /** The day that the first full extract describes, yyyy-mm-dd. */
  readonly startDate: string;
  /** The three letters of the sub-file in file names; `EXP` when left out. */
  readonly subFile?: string;
  /** The character set that the letters of names are limited to; `utf8`, which has them all, when left out. */
  readonly encoding?: ExtractEncoding;
  /** Whether home address and phone rows are written; their layout is not published and so is a guess. No when left out. */
  readonly contacts?: boolean;
  /** A second VPD, some of whose people work in both; none when left out. */
  readonly neighbour?: NeighbourOptions;
}
