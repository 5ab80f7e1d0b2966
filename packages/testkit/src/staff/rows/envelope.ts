import { compactDate, compactTime, row } from "./columns.ts";

/** Which run of which interface an extract comes from. */
export interface ExtractRun {
  readonly vpd: string;
  /** The three letters of the sub-file, such as `EXP`. */
  readonly subFile: string;
  readonly kind: "full" | "changes";
  /** The day of the run, yyyy-mm-dd. */
  readonly date: string;
  /** The day of the run before, yyyy-mm-dd, or empty when there was none. */
  readonly previousRun: string;
  /** The number in the file name, counted up by one with each file. */
  readonly sequence: number;
}

const runTime = "20:30:00";
const createdTime = "20:41:07";
const interfaceVersion = "01";

/** Tells the file name of an extract, such as `GO_431_EXP_GOF_20250401_00000001.DAT`. */
export function extractName(run: ExtractRun): string {
  const kind = run.kind === "full" ? "GOF" : "GOC";
  const sequence = String(run.sequence).padStart(8, "0");
  return `GO_${run.vpd}_${run.subFile}_${kind}_${compactDate(run.date)}_${sequence}.DAT`;
}

/** Puts header and trailer around rows as they stream by; the trailer counts all rows, both of these included. */
export function* enveloped(run: ExtractRun, rows: Iterable<string>): Generator<string, void> {
  const previous = run.previousRun === "" ? "" : compactTime(`${run.previousRun}T${runTime}`);
  const created = compactTime(`${run.date}T${createdTime}`);
  const started = compactTime(`${run.date}T${runTime}`);
  yield row("HDR", extractName(run), created, run.vpd, previous, started, interfaceVersion);
  let count = 2;
  for (const body of rows) {
    count += 1;
    yield body;
  }
  yield row("TRL", count);
}
