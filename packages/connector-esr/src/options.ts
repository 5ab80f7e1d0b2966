import { createHmac } from "node:crypto";
import { join, resolve } from "node:path";
import {
  assertOptionNames,
  contentHash,
  type LocalDate,
  type OptionNames,
  type Secret,
  secret,
  withSecret,
} from "@rollcall/core";
import { type Day, londonDay, parseDay } from "./bytes/day.ts";
import { wrongOption } from "./errors.ts";

/** How to read a folder of ESR extracts. */
export interface EsrOptions {
  /** The folder that the Generic Outbound files (`GO_431_EXP_GOF_20261120_00000001.DAT`) are put into. */
  readonly folder: string;
  /** Names the source in plans. Defaults to `esr`. */
  readonly name?: string | undefined;
  /** The VPDs to read, three digits each; all that are in the folder when missing. A VPD without a file is an error. */
  readonly vpds?: readonly string[] | undefined;
  /** The three letters of the sub-file, such as `EXP`. Needed only when the folder holds several for one VPD. */
  readonly subFile?: string | undefined;
  /**
   * The key for the hash of NI numbers, 16 bytes or more; keep it, since another key gives other hashes.
   * Without it the NI number is not read at all. Bytes are copied.
   */
  readonly niKey?: Secret | Uint8Array | undefined;
  /** Where the indexes of the extracts are kept. Defaults to `.rollcall` in the folder. They hold no personal data. */
  readonly stateFolder?: string | undefined;
  /** The day for which future-dated rows are judged. Defaults to today in Europe/London. */
  readonly asOf?: LocalDate | undefined;
  /** Tells the time; for tests. */
  readonly now?: (() => Date) | undefined;
  /** People per page, at most. Defaults to 64: with a hundred alive at once V8 may place all in its old space. */
  readonly pageSize?: number | undefined;
  /** Record types to pass over beside those that are known, three capitals each; any other unknown one is refused. */
  readonly ignoreRecordTypes?: readonly string[] | undefined;
}

const optionNames: OptionNames<EsrOptions> = {
  folder: true,
  name: true,
  vpds: true,
  subFile: true,
  niKey: true,
  stateFolder: true,
  asOf: true,
  now: true,
  pageSize: true,
  ignoreRecordTypes: true,
};

/** The options, checked. */
export interface Settings {
  readonly name: string;
  readonly folder: string;
  readonly stateFolder: string;
  readonly vpds: ReadonlySet<string> | undefined;
  readonly subFile: string | undefined;
  readonly niKey: Secret | undefined;
  /** Tells apart keys without telling anything of them. */
  readonly niKeyPrint: string;
  readonly pageSize: number;
  readonly ignored: readonly string[];
  /** Of everything that changes what is read; a delta token is bound to it. */
  readonly fingerprint: string;
  today(): Day;
  now(): Date;
}

const fewestKeyBytes = 16;
const mostPerPage = 100_000;
const keyAdvice =
  "Give 16 random bytes or more, as a Uint8Array or a secret that is not wiped, and keep them.";

/** Checks the options; throws `invalid-options`. */
export function parseOptions(options: EsrOptions): Settings {
  assertOptionNames("esr()", options, optionNames);
  checkKinds(options);
  const { folder, name = "esr", vpds, subFile, pageSize = 64 } = options;
  const { ignoreRecordTypes = [], now = () => new Date() } = options;
  const asOf = parseAsOf(options.asOf);
  const niKey = parseKey(options.niKey);
  const niKeyPrint = niKey ? printKey(niKey) : "";
  return {
    name,
    folder: resolve(folder),
    stateFolder: resolve(options.stateFolder ?? join(folder, ".rollcall")),
    vpds: vpds && new Set(vpds),
    subFile,
    niKey,
    niKeyPrint,
    pageSize,
    ignored: [...ignoreRecordTypes].sort(),
    fingerprint: contentHash({ reading: 1, niKeyPrint, asOf: options.asOf, subFile }),
    today: () => asOf ?? londonDay(now()),
    now,
  };
}

/** Callers in JavaScript get no help from types: a text, for one, passes for a list of letters. */
function checkKinds(options: EsrOptions): void {
  const { folder, name, vpds, subFile, stateFolder, pageSize, ignoreRecordTypes, now } = options;
  const text = /./s;
  check(isText(folder, text), "folder", "Give the path of a folder.");
  const optional = (value: unknown): boolean => value === undefined || isText(value, text);
  check(optional(stateFolder), "stateFolder", "Give the path of a folder, or leave it out.");
  check(optional(name), "name", "Give a name, or leave it out.");
  const known = vpds === undefined || (isTexts(vpds, /^\d{3}$/) && vpds.length > 0);
  check(known, "vpds", 'Give a list of VPDs, such as ["431"], or leave it out.');
  const chosen = subFile === undefined || isText(subFile, /^\w{3}$/);
  check(chosen, "subFile", "Give three letters.");
  const sized = pageSize === undefined || isPageSize(pageSize);
  check(sized, "pageSize", "Give a whole number from 1 to 100,000.");
  const ignorable = ignoreRecordTypes === undefined || isTexts(ignoreRecordTypes, /^[A-Z]{3}$/);
  check(ignorable, "ignoreRecordTypes", 'Give a list of types, such as ["XYA"].');
  const timed = now === undefined || typeof now === "function";
  check(timed, "now", "Give a function that tells the time, or leave it out.");
}

function check(holds: boolean, option: string, advice: string): void {
  if (!holds) throw wrongOption(option, advice);
}

function isText(value: unknown, pattern: RegExp): value is string {
  return typeof value === "string" && pattern.test(value);
}

function isTexts(values: unknown, pattern: RegExp): boolean {
  return Array.isArray(values) && values.every((value) => isText(value, pattern));
}

function isPageSize(size: number): boolean {
  return Number.isInteger(size) && size >= 1 && size <= mostPerPage;
}

function parseAsOf(asOf: LocalDate | undefined): Day | undefined {
  if (asOf === undefined) return undefined;
  const day = parseDay(asOf);
  if (day === undefined) throw wrongOption("asOf", "Give a date as YYYY-MM-DD.");
  return day;
}

function parseKey(key: Secret | Uint8Array | undefined): Secret | undefined {
  if (key === undefined) return undefined;
  const held = key instanceof Uint8Array ? secret(Uint8Array.from(key)) : key;
  const isKey = lengthOf(held) >= fewestKeyBytes;
  check(isKey, "niKey", keyAdvice);
  return held;
}

/** A text, or a secret that was wiped, holds no byte. */
function lengthOf(key: Secret): number {
  try {
    return withSecret(key, (bytes) => bytes.length);
  } catch {
    return 0;
  }
}

function printKey(key: Secret): string {
  const purpose = "rollcall esr index";
  return withSecret(key, (bytes) => createHmac("sha256", bytes).update(purpose).digest("hex"));
}
