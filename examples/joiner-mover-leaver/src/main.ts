import { fileStore } from "@rollcall/core";
import { dayAt } from "./day.ts";
import { type Directory, embeddedDirectory, realDirectory } from "./directory.ts";
import { help, type Options, parseOptions } from "./options.ts";
import { placesIn } from "./places.ts";
import { type Run, runDay } from "./run-day.ts";
import { clearAway, openStory, type Story, saveStory } from "./story.ts";
import { tellError } from "./tell-error.ts";
import { standardTerminal } from "./terminal.ts";
import { trustFiles, trustName } from "./trust.ts";
import { whereToLook } from "./where-to-look.ts";
import { whileOpen } from "./while-open.ts";

const terminal = standardTerminal();
const stopping = new AbortController();
process.once("SIGINT", () => stopping.abort());

try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) terminal.line(help);
  else await tellStory(options);
} catch (error) {
  process.exitCode = tellError(error);
}

async function tellStory(options: Options): Promise<void> {
  const places = placesIn(options.folder);
  const run = { places, terminal, options, signal: stopping.signal };
  await clearAway(places, options);
  // Open for the whole run, since its lock keeps a second run out of the folder.
  await whileOpen(fileStore({ folder: places.state }), async (store) => {
    const story = await openStory(places, options);
    const clock = { now: Date.parse(dayAt(story.nextDay).approvedAt) };
    await whileOpen(openDirectory(options, { file: places.directory, clock }), (directory) =>
      liveThrough(story, { ...run, store, directory, clock }),
    );
  });
}

async function openDirectory(
  { directory }: Options,
  { file, clock }: { readonly file: string; readonly clock: Clock },
): Promise<Directory> {
  return directory
    ? await realDirectory(directory)
    : await embeddedDirectory({ file, now: () => clock.now });
}

/** The time of the story, which the embedded directory shows. */
interface Clock {
  now: number;
}

interface Telling extends Omit<Run, "trust"> {
  readonly options: Options;
  readonly clock: Clock;
}

async function liveThrough(begun: Story, run: Telling): Promise<void> {
  const { places, options, directory, clock } = run;
  let story = begun;
  const trust = trustFiles(places.extracts, story);
  const people = story.people.toLocaleString("en-GB");
  terminal.line(
    `${terminal.styled("bold", trustName)}: a made-up trust with ${people} staff records.`,
  );
  terminal.line(directory.about);

  // A newcomer sees the first load and an ordinary day at once.
  const days = options.days ?? (story.nextDay === 0 ? 2 : 1);
  for (let count = 0; count < days; count++) {
    const day = dayAt(story.nextDay);
    clock.now = Date.parse(day.approvedAt);
    const end = await runDay(day, { ...run, trust });
    if (end === "declined") {
      terminal.line("Not approved, so nothing was written. Run it again to be asked again.");
      return;
    }
    story = await saveStory(places, { ...story, nextDay: day.number + 1 });
  }

  const last = dayAt(story.nextDay - 1);
  terminal.line();
  terminal.line(terminal.styled("bold", "Where to look"));
  for (const line of whereToLook(places, last.date)) terminal.line(line);
  terminal.line();
  terminal.line("Run it again, and the next day comes.");
}
