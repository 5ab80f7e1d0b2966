import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { type BuiltSet, buildCompromisedSet } from "../build/build-compromised-set.ts";
import type { RefusedLine } from "../build/refused-lines.ts";
import { fileError } from "../file/file-error.ts";
import { setFileName } from "../file/set-file.ts";
import { lineRuleTexts } from "../list/line-rule.ts";
import type { BuildOptions } from "./options.ts";
import { count } from "./progress-text.ts";
import type { CommandPlace } from "./run-command.ts";
import { type ShownProgress, shownProgress } from "./show-progress.ts";

const pieceLength = 2 ** 18;
const mostTold = 20;

/** Builds a set as it was asked for on the command line, and tells what was built. Throws ConnectorError. */
export async function makeSet(options: BuildOptions, place: CommandPlace): Promise<void> {
  const { list, folder, date, leastCount, mostBadLines, seed, quiet } = options;
  const { pieces, total, day } = await openList(list, place);
  const shown = shownProgress(place.errors, { total, now: place.now });
  try {
    const built = await buildCompromisedSet({
      list: pieces,
      name: list === "-" ? "the standard input" : list,
      folder,
      listedOn: date ?? day,
      leastCount,
      mostBadLines,
      seed,
      signal: place.signal,
      onRefused: tellRefused(shown),
      ...(!quiet && { onProgress: shown.show }),
    });
    shown.clear();
    if (!quiet) place.output.write(summary(built, options, date ?? day));
  } finally {
    shown.clear();
  }
}

interface OpenList {
  readonly pieces: AsyncIterable<Uint8Array>;
  /** In bytes; unknown of what comes through a pipe. */
  readonly total: number | undefined;
  /** On which the list last changed; of no use for what comes through a pipe. */
  readonly day: string;
}

async function openList(list: string, { input }: CommandPlace): Promise<OpenList> {
  if (list === "-") return { pieces: input, total: undefined, day: "" };
  const { size, mtime } = await stat(list).catch((error: unknown) => {
    throw fileError(list, error);
  });
  const pieces = createReadStream(list, { highWaterMark: pieceLength });
  return { pieces, total: size, day: mtime.toISOString().slice(0, 10) };
}

function tellRefused(shown: ShownProgress): (refused: RefusedLine) => void {
  let told = 0;
  return ({ line, rule }) => {
    if (told++ < mostTold) shown.line(`Line ${count(line)} is left out: ${lineRuleTexts[rule]}.`);
    if (told === mostTold) shown.line("From here on bad lines are counted only.");
  };
}

function summary(built: BuiltSet, { folder, leastCount }: BuildOptions, day: string): string {
  const { size, version, lines, refused, leftOut, length } = built;
  const few = leastCount > 1 ? `Seen less than ${count(leastCount)} times` : "Padding";
  return [
    `Built ${join(folder, setFileName)}, ${(length / 1e6).toFixed(1)} MB, version ${version}.`,
    `${count(size)} passwords from ${count(lines)} lines of the list of ${dayText(day)}.`,
    `${few}: ${count(leftOut)}. Bad lines: ${count(refused)}.`,
    "",
  ].join("\n");
}

const dayFormat = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

/** Writes a day as people do, such as 20 Nov 2026. */
export function dayText(day: string): string {
  return dayFormat.format(Date.parse(day));
}
