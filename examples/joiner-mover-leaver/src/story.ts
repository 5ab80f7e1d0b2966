import { rm, rmdir } from "node:fs/promises";
import { dirname } from "node:path";
import { ConnectorError, fileStore } from "@rollcall/core";
import { type Options, UsageError } from "./options.ts";
import { readPaper, writePaper } from "./paper.ts";
import type { Places, StoryPlaces } from "./places.ts";
import type { RegionSettings } from "./region.ts";
import { whileOpen } from "./while-open.ts";

/** Which trust a folder holds, and how far it has come. */
export interface Story extends Omit<RegionSettings, "neighbour"> {
  readonly spec: "rollcall/example@1";
  /** NHSmail is part of it, and a second trust; missing in what was begun before there was any. */
  readonly nhsmail?: boolean | undefined;
  /** The number of the day that comes next. */
  readonly nextDay: number;
  /** It is being taken away; whoever finds it goes on with that. */
  readonly forgotten?: boolean;
}

const usual = { people: 2000, seed: 44 };

/** Opens the story of a folder, or begins one. Throws UsageError when the folder holds another story than is asked for. */
export async function openStory(
  places: StoryPlaces,
  asked: Pick<Options, "people" | "seed"> & Partial<Pick<Options, "nhsmail">>,
): Promise<Story> {
  const story = await readStory(places);
  if (!story) {
    const { people = usual.people, seed = usual.seed, nhsmail = true } = asked;
    const begun = { people, seed, nhsmail, nextDay: 0 };
    return await saveStory(places, { spec: "rollcall/example@1", ...begun });
  }
  if (asked.nhsmail === false && story.nhsmail) {
    throw new UsageError(
      `${places.root} holds trusts with NHSmail. Add --reset to begin anew, or give another --folder.`,
    );
  }
  for (const setting of ["people", "seed"] as const) {
    if (asked[setting] === undefined || asked[setting] === story[setting]) continue;
    throw new UsageError(
      `${places.root} holds a trust that was made with --${setting} ${story[setting]}. ` +
        "Add --reset to begin anew, or give another --folder.",
    );
  }
  return story;
}

/** Notes how far a story has come. */
export async function saveStory(places: StoryPlaces, story: Story): Promise<Story> {
  await writePaper(places.story, `${JSON.stringify(story, null, 2)}\n`);
  return story;
}

/**
 * Takes away what earlier runs have left in a folder, and nothing else, when that is asked for or was begun before.
 * Throws `locked` while a run is under way.
 */
export async function clearAway(
  places: StoryPlaces,
  { reset }: { readonly reset: boolean },
): Promise<void> {
  const story = await readStory(places);
  if (!story || !(reset || story.forgotten)) return;
  await assertIdle(places);
  await saveStory(places, { ...story, forgotten: true });
  for (const trust of [places.neighbour, places]) {
    for (const path of [trust.extracts, trust.state, trust.directory, trust.days]) await away(path);
  }
  // What somebody else has put there stays, and the folder with it.
  await rmdir(dirname(places.neighbour.days)).catch(() => undefined);
  for (const path of [places.nhsmail, places.moved, places.story]) await away(path);
}

async function away(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
}

async function assertIdle({ state }: Places): Promise<void> {
  try {
    await whileOpen(fileStore({ folder: state }), async () => {});
  } catch (error) {
    // What is damaged may be taken away; what is in use may not.
    if (ConnectorError.is(error) && error.code === "locked") throw error;
  }
}

async function readStory({ story }: StoryPlaces): Promise<Story | undefined> {
  const text = await readPaper(story);
  return text === undefined ? undefined : (JSON.parse(text) as Story);
}
