import { rm } from "node:fs/promises";
import { ConnectorError, fileStore } from "@rollcall/core";
import { type Options, UsageError } from "./options.ts";
import { readPaper, writePaper } from "./paper.ts";
import type { Places } from "./places.ts";
import type { TrustSettings } from "./trust.ts";
import { whileOpen } from "./while-open.ts";

/** Which trust a folder holds, and how far it has come. */
export interface Story extends TrustSettings {
  readonly spec: "rollcall/example@1";
  /** The number of the day that comes next. */
  readonly nextDay: number;
  /** It is being taken away; whoever finds it goes on with that. */
  readonly forgotten?: boolean;
}

const usual: TrustSettings = { people: 2000, seed: 44 };

/** Opens the story of a folder, or begins one. Throws UsageError when the folder holds another story than is asked for. */
export async function openStory(
  places: Places,
  asked: Pick<Options, keyof TrustSettings>,
): Promise<Story> {
  const story = await readStory(places);
  if (!story) {
    const { people = usual.people, seed = usual.seed } = asked;
    return await saveStory(places, { spec: "rollcall/example@1", people, seed, nextDay: 0 });
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
export async function saveStory(places: Places, story: Story): Promise<Story> {
  await writePaper(places.story, `${JSON.stringify(story, null, 2)}\n`);
  return story;
}

/**
 * Takes away what earlier runs have left in a folder, and nothing else, when that is asked for or was begun before.
 * Throws `locked` while a run is under way.
 */
export async function clearAway(
  places: Places,
  { reset }: { readonly reset: boolean },
): Promise<void> {
  const story = await readStory(places);
  if (!story || !(reset || story.forgotten)) return;
  await assertIdle(places);
  await saveStory(places, { ...story, forgotten: true });
  const { extracts, state, directory, days } = places;
  for (const path of [extracts, state, directory, days, places.story]) {
    await rm(path, { recursive: true, force: true });
  }
}

async function assertIdle({ state }: Places): Promise<void> {
  try {
    await whileOpen(fileStore({ folder: state }), async () => {});
  } catch (error) {
    // What is damaged may be taken away; what is in use may not.
    if (ConnectorError.is(error) && error.code === "locked") throw error;
  }
}

async function readStory({ story }: Places): Promise<Story | undefined> {
  const text = await readPaper(story);
  return text === undefined ? undefined : (JSON.parse(text) as Story);
}
