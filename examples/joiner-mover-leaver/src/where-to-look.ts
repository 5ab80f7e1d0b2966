import { relative } from "node:path";
import type { Day } from "./day.ts";
import { dayPlaces, type StoryPlaces } from "./places.ts";

/** Says what is in the files that a day leaves behind, a line each, with paths from where the person is. */
export function whereToLook(
  places: StoryPlaces,
  { day: { date }, nhsmail }: { readonly day: Day; readonly nhsmail: boolean },
): readonly string[] {
  const papers = dayPlaces(places, date);
  const files = [
    [papers.report, "the day as a page, to open in a browser"],
    [papers.plan, "the whole plan, as it was approved"],
    [papers.receipts, "what became of each operation, a line each"],
    [places.directory, "the directory, a line for each change of an entry"],
    ...(nhsmail
      ? ([[places.nhsmail, "NHSmail, a line for each change of an account"]] as const)
      : []),
    [places.extracts, "the staff record, in files of ESR's layout"],
  ] as const;
  const here = process.env.INIT_CWD ?? process.cwd();
  const paths = files.map(([path]) => relative(here, path));
  const width = Math.max(...paths.map(({ length }) => length));
  return files.map(([, what], at) => `  ${paths[at]?.padEnd(width)}  ${what}`);
}
