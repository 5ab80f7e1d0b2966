import { ConnectorError } from "@rollcall/core";
import { foldText } from "../text/fold.ts";
import { collectFingerprints, type Fingerprints } from "./fingerprints.ts";

/**
 * A list of common passwords, such as the 100,000 of the NCSC, ready to be asked. It keeps no password, only 64 bits of
 * each.
 */
export interface DenyList {
  readonly size: number;
  /** By letter case alone, and in the strict spelling. */
  readonly whole: Readonly<Record<"plain" | "strict", Fingerprints>>;
}

/** What was read of a list, and what could not be. */
export interface DenyListRead {
  readonly list: DenyList;
  /** How many lines were left out, and the first hundred of them. */
  readonly faultCount: number;
  readonly faults: readonly DenyListFault[];
}

/** A line that is no password. */
export interface DenyListFault {
  /** Counted from 1. */
  readonly line: number;
  readonly problem: "not-text" | "too-long";
}

const longestLine = 1024;
const mostLines = 5_000_000;
const faultsShown = 100;
const newline = 10;
const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Builds a list of few passwords that are at hand. */
export function denyList(passwords: Iterable<string>): DenyList {
  const collector = collect();
  for (const password of passwords) collector.add(password);
  return collector.list();
}

/**
 * Reads a list of one password a line, as it streams in: in UTF-8, ended by a line feed with or without a carriage
 * return. Empty lines are skipped; a line that is not text, or longer than 1,024 bytes, is left out and named. Throws
 * `invalid-value` when nothing is left, and `quota` beyond 5 million lines.
 */
export async function readDenyList(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { file }: { readonly file?: string | undefined } = {},
): Promise<DenyListRead> {
  const collector = collect();
  const faults: DenyListFault[] = [];
  let [line, faultCount] = [0, 0];
  const fault = (problem: DenyListFault["problem"]): void => {
    faultCount += 1;
    if (faults.length < faultsShown) faults.push({ line, problem });
  };
  for await (const bytes of linesOf(chunks)) {
    line += 1;
    if (line > mostLines) throw tooMany(file);
    if (bytes === "too-long") fault("too-long");
    else {
      const text = textOf(bytes);
      if (text === undefined) fault("not-text");
      else if (text !== "") collector.add(text);
    }
  }
  const list = collector.list();
  if (list.size === 0) throw nothingRead(file);
  return { list, faultCount, faults };
}

function collect(): { add(password: string): void; list(): DenyList } {
  const [plain, strict] = [collectFingerprints(), collectFingerprints()];
  return {
    add(password) {
      plain.add(foldText(password, "plain"));
      strict.add(foldText(password, "strict"));
    },
    list() {
      const whole = { plain: plain.set(), strict: strict.set() };
      return { size: whole.plain.size, whole };
    },
  };
}

async function* linesOf(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncIterable<Uint8Array | "too-long"> {
  const held = new Uint8Array(longestLine);
  let [length, tooLong] = [0, false];
  for await (const chunk of chunks) {
    let from = 0;
    while (from < chunk.length) {
      const at = chunk.indexOf(newline, from);
      const end = at === -1 ? chunk.length : at;
      if (length + end - from > longestLine) tooLong = true;
      else held.set(chunk.subarray(from, end), length);
      length = tooLong ? 0 : length + end - from;
      from = end + 1;
      if (at === -1) break;
      yield tooLong ? "too-long" : held.subarray(0, length);
      length = 0;
      tooLong = false;
    }
  }
  if (tooLong) yield "too-long";
  else if (length > 0) yield held.subarray(0, length);
}

function textOf(bytes: Uint8Array): string | undefined {
  const returned = bytes.at(-1) === 13 ? bytes.subarray(0, -1) : bytes;
  try {
    return utf8.decode(returned);
  } catch {
    return undefined;
  }
}

function tooMany(file: string | undefined): ConnectorError {
  return new ConnectorError({
    code: "quota",
    scope: "system",
    message: "a list of common passwords has more than 5 million lines",
    advice:
      "Take a shorter list; for all that are known from breaches there is the compromised set.",
    where: { file },
  });
}

function nothingRead(file: string | undefined): ConnectorError {
  return new ConnectorError({
    code: "invalid-value",
    scope: "system",
    message: "a list of common passwords holds none",
    advice: "Give a text file in UTF-8 with one password a line.",
    where: { file },
  });
}
