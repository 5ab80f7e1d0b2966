/** What a scan found in a stretch of bytes. */
export interface Marks {
  /** One past each `~` and line feed, in order; the first entry is left for the place where the stretch begins. */
  readonly starts: Int32Array;
  /** Of each line feed, how many `~` and line feeds come before it. */
  readonly lines: Int32Array;
  /** The first byte of each block of sixteen in which some byte is not ASCII. */
  readonly high: Int32Array;
  /** How many `~` and line feeds there are. */
  readonly count: number;
  readonly lineCount: number;
  readonly highCount: number;
}
