import { fileStore } from "@rollcall/core";
import { dayAt } from "./day.ts";
import { liveThrough } from "./live-through.ts";
import { help, type Options, parseOptions } from "./options.ts";
import { placesIn } from "./places.ts";
import { madeUpRegion } from "./region.ts";
import { clearAway, openStory } from "./story.ts";
import { tellError } from "./tell-error.ts";
import { standardTerminal } from "./terminal.ts";
import { openTrusts } from "./trusts.ts";
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
  const { signal } = stopping;
  await clearAway(places, options);
  // Open for the whole run, since its lock keeps a second run out of the folder.
  await whileOpen(fileStore({ folder: places.state }), async (store) => {
    const story = await openStory(places, options);
    const { people, seed, nhsmail = false } = story;
    const region = madeUpRegion({ people, seed, neighbour: nhsmail });
    const clock = { now: Date.parse(dayAt(story.nextDay).approvedAt) };
    const opening = { places, options, story, region, store, clock };
    await whileOpen(openTrusts(opening), (opened) =>
      liveThrough({ ...opening, ...opened, terminal, signal }),
    );
  });
}
