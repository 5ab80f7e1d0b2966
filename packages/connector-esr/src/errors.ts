import { ConnectorError, type ErrorPlace, invalidOption, type RefusedRecord } from "@rollcall/core";
import type { RefusedRow } from "./sidecar/sidecar.ts";

const askForFull =
  "Ask for the missing extract, or for a full extract (GOF); until then nothing of this VPD is used.";

/** Makes the error for an extract that cannot be trusted as a whole. None of it is used. */
export function untrustedFile(where: ErrorPlace, advice: string = askAgain): ConnectorError {
  const line = where.line === undefined ? "" : `, line ${where.line}`;
  return new ConnectorError({
    code: "protocol",
    message: `${where.file}${line}: ${where.rule}`,
    scope: "system",
    advice,
    where,
  });
}

const askAgain = "Fetch the file again; when it is the same, ask the ESR team to send it again.";

/** Makes the error for change extracts that do not follow on from one another. */
export function brokenChain(file: string, rule: string): ConnectorError {
  return new ConnectorError({
    code: "delta-invalid",
    message: `${file}: ${rule}`,
    scope: "system",
    advice: askForFull,
    where: { file, rule },
  });
}

/** Makes the error for a file that changed while it was read, as one does that is still being written. */
export function changedFile(file: string): ConnectorError {
  return new ConnectorError({
    code: "unavailable",
    message: `${file} changed while it was read`,
    scope: "system",
    advice: "Put extracts into the folder whole: write under another name, then rename.",
    where: { file, rule: "a file keeps its size and time of change" },
  });
}

/** Makes the error for a folder that the operating system does not let us read. */
export function unreadableFolder(path: string, cause: unknown): ConnectorError {
  return unreadable(path, cause, "Check the option `folder`: the extracts are put into it.");
}

/** Makes the error for a file that was found and that the operating system does not let us read. */
export function unreadableFile(path: string, cause: unknown): ConnectorError {
  return unreadable(
    path,
    cause,
    "Try again; when it stays so, look at the disk that the file is on.",
  );
}

function unreadable(path: string, cause: unknown, advice: string): ConnectorError {
  const native = (cause as NodeJS.ErrnoException | undefined)?.code;
  const denied = native === "EACCES" || native === "EPERM";
  return new ConnectorError({
    code: denied ? "permission-denied" : "unavailable",
    message: `${path} cannot be read`,
    scope: "system",
    advice: denied
      ? "Let the account that runs Rollcall read the folder and the files in it."
      : advice,
    where: { file: path },
    native,
    cause,
  });
}

/** Makes the error for an index that cannot be written, as when the disk is full. What was written of it is of no use. */
export function unwritable(path: string, cause: unknown): ConnectorError {
  const native = (cause as NodeJS.ErrnoException | undefined)?.code;
  return new ConnectorError({
    code: "unavailable",
    message: `${path} cannot be written${native === undefined ? "" : `: ${native}`}`,
    scope: "system",
    advice:
      "See that the disk of the option `stateFolder` has room, a fifth of the size of the extracts, and may be written.",
    native,
    cause,
  });
}

/** Makes the error for an option that cannot be used. */
export function wrongOption(field: string, advice: string): ConnectorError {
  return invalidOption("esr()", { field, advice });
}

/** Says of a file that it may be an extract and that nothing of it is used. */
export function misnamedFile(file: string): RefusedRecord {
  return {
    record: file,
    rule: "the name of an extract is GO_<VPD>_<sub-file>_GO<F or C>_<yyyyMMdd>_<8 digits>.DAT",
    advice: "Fetch the file again under its own name, or take it out of the folder.",
  };
}

/** Says of a row that it was refused: where it stands and which rule it broke, never what it says. */
export function refusedRow(file: string, row: RefusedRow): RefusedRecord {
  const field = row.field === undefined ? "" : `${row.field}: `;
  return {
    record: `${file} line ${row.line}`,
    rule: `${field}${row.rule}`,
    advice:
      row.field === "RecordType"
        ? "Ask for the file again; a type that people are not made of is named in `ignoreRecordTypes`."
        : correct,
  };
}

const correct = "Have the record corrected in ESR; the next extract brings it again.";

/** Says of an assignment row that nothing is made of it. */
export function strandedRow(record: string, rule: string): RefusedRecord {
  return { record, rule, advice: correct };
}
