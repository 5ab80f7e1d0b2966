import { isDay } from "./bytes/day.ts";
import { frame } from "./layout/frame.ts";

/** What the name of an extract says: `GO_<VPD>_<SUB>_GO<F|C>_<yyyyMMdd>_<number>.DAT`. */
export interface ExtractName {
  readonly name: string;
  readonly vpd: string;
  readonly subFile: string;
  readonly kind: "full" | "changes";
  /** `yyyyMMdd` */
  readonly date: string;
  readonly sequence: number;
}

/** What the header row of an extract says. Stamps are `yyyyMMdd HHmmss` in local time, which compare as text. */
export interface ExtractHeader {
  readonly name: string;
  readonly created: string;
  readonly vpd: string;
  /** Empty when there was no run before. */
  readonly previousRun: string;
  readonly run: string;
  readonly version: string;
}

/** Which rule a header breaks. */
export interface HeaderFault {
  readonly field: string;
  readonly rule: string;
}

const namePattern = /^GO_(\d{3})_([A-Z0-9]{3})_GO([FC])_(\d{8})_(\d{8})\.DAT$/i;

/** Reads the name of a file as that of an extract, or gives `undefined` when it is none. */
export function parseExtractName(name: string): ExtractName | undefined {
  const [, vpd, subFile, kind, date, sequence] = namePattern.exec(name) ?? [];
  if (vpd === undefined || subFile === undefined || date === undefined) return undefined;
  return {
    name,
    vpd,
    subFile: subFile.toUpperCase(),
    kind: kind?.toUpperCase() === "F" ? "full" : "changes",
    date,
    sequence: Number(sequence),
  };
}

/** Reads a header row, or says what is wrong with it. */
export function parseHeader(line: string): ExtractHeader | HeaderFault {
  const { type, columns, fields } = frame.header;
  const cells = line.split("~");
  if (cells[0] !== type) {
    return { field: "RecordType", rule: `the first row is a header, ${type}` };
  }
  if (cells.length !== columns) return { field: type, rule: `a header has ${columns} fields` };
  const cell = (field: keyof typeof fields): string => cells[fields[field]] ?? "";
  const [created, previousRun, run] = [cell("created"), cell("previousRun"), cell("run")];
  if (!isStamp(created)) return { field: "Created", rule: "a time is yyyyMMdd HHmmss" };
  if (!isStamp(run)) return { field: "Run", rule: "a time is yyyyMMdd HHmmss" };
  if (previousRun !== "" && !isStamp(previousRun)) {
    return { field: "PreviousRun", rule: "a time is yyyyMMdd HHmmss" };
  }
  const [name, vpd, version] = [cell("name"), cell("vpd"), cell("version")];
  return { name, created, vpd, previousRun, run, version };
}

/** The rule that is broken where a file has another name than its header states. */
export const ownName: HeaderFault = { field: "FileName", rule: "the header names its own file" };

/** Says what in a header does not agree with the name of its file, or gives `undefined` when all does. */
export function disagreement(header: ExtractHeader, name: ExtractName): HeaderFault | undefined {
  if (header.name.toLowerCase() !== name.name.toLowerCase()) {
    return ownName;
  }
  if (header.vpd !== name.vpd) {
    return { field: "VPD", rule: "the header and the file name have the same VPD" };
  }
  if (!header.run.startsWith(name.date) && !header.created.startsWith(name.date)) {
    return { field: "Run", rule: "the header and the file name have the same date" };
  }
  if (header.previousRun !== "" && header.previousRun >= header.run) {
    return { field: "PreviousRun", rule: "the previous run is before the run" };
  }
  if (name.kind === "changes" && header.previousRun === "") {
    return { field: "PreviousRun", rule: "a change extract names the run before it" };
  }
  return undefined;
}

function isStamp(text: string): boolean {
  const [, day, hour, minute, second] = /^(\d{8}) (\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  if (day === undefined || !isDay(Number(day))) return false;
  return Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
}
