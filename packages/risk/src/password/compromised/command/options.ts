import { parseArgs } from "node:util";

/** What was asked for on the command line. */
export type CommandOptions = { readonly kind: "help" } | CheckOptions | BuildOptions;

/** A set is to be checked. */
export interface CheckOptions {
  readonly kind: "check";
  readonly folder: string;
  readonly quiet: boolean;
}

/** A set is to be built. */
export interface BuildOptions {
  readonly kind: "build";
  /** A path, or `-` for the standard input. */
  readonly list: string;
  readonly folder: string;
  readonly date: string | undefined;
  readonly leastCount: number;
  /** As a share of all. */
  readonly mostBadLines: number;
  readonly seed: number;
  readonly quiet: boolean;
}

/** A mistake in what was typed; its message is for the person who typed it. */
export class UsageError extends Error {}

const known = {
  date: { type: "string" },
  "least-count": { type: "string", default: "1" },
  "bad-lines": { type: "string", default: "0.1%" },
  seed: { type: "string", default: "0" },
  quiet: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

/** Reads what was typed. Throws {@link UsageError}. */
export function parseOptions(typed: readonly string[]): CommandOptions {
  const { values, positionals } = read(typed);
  if (values.help) return { kind: "help" };
  const [verb, ...paths] = positionals;
  const { quiet } = values;
  if (verb === "check") {
    const [folder] = exactly(paths, ["FOLDER"]);
    return { kind: "check", folder: folder as string, quiet };
  }
  if (verb !== "build") throw new UsageError('Begin with "build" or "check".');
  const [list, folder] = exactly(paths, ["LIST", "FOLDER"]);
  if (list === "-" && values.date === undefined) {
    throw new UsageError("A list from the standard input needs --date.");
  }
  return {
    kind: "build",
    list: list as string,
    folder: folder as string,
    date: values.date === undefined ? undefined : dayOf(values.date),
    leastCount: wholeNumber("least-count", values["least-count"], 1),
    mostBadLines: shareOf(values["bad-lines"]),
    seed: wholeNumber("seed", values.seed, 0),
    quiet,
  };
}

function read(typed: readonly string[]) {
  try {
    return parseArgs({ args: [...typed], options: known, allowPositionals: true });
  } catch (error) {
    const { message } = error as Error;
    const unknown = /Unknown option '(.+?)'/.exec(message)?.[1];
    throw new UsageError(unknown ? `There is no option ${unknown}.` : `${message.split("\n")[0]}.`);
  }
}

function exactly(given: readonly string[], names: readonly string[]): readonly string[] {
  const missing = names[given.length];
  if (missing !== undefined) throw new UsageError(`${missing} is missing.`);
  const extra = given[names.length];
  if (extra !== undefined) throw new UsageError(`"${extra}" is one argument too many.`);
  return given;
}

function dayOf(text: string): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  if (at >= 0 && new Date(at).toISOString().startsWith(text)) return text;
  throw new UsageError(`--date takes a day such as 2026-11-20, not "${text}".`);
}

function wholeNumber(option: string, text: string, least: number): number {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number < 2 ** 32) return number;
  throw new UsageError(`--${option} takes a whole number from ${least}, not "${text}".`);
}

function shareOf(text: string): number {
  const percent = /^(\d{1,2}(?:\.\d{1,6})?)%$/.exec(text)?.[1];
  if (percent !== undefined) return Number(percent) / 100;
  throw new UsageError(`--bad-lines takes a share below 100%, such as 0.5%, not "${text}".`);
}
