import { type Day, dayAt } from "./day.ts";
import { writeReport } from "./evidence.ts";
import { readMoved, saveMoved, seeMoved } from "./moved-record.ts";
import type { Options } from "./options.ts";
import type { StoryPlaces } from "./places.ts";
import type { Region } from "./region.ts";
import { runDay } from "./run-day.ts";
import { type Story, saveStory } from "./story.ts";
import { tellMoved } from "./tell-moved.ts";
import type { Terminal } from "./terminal.ts";
import type { OpenTrusts } from "./trusts.ts";
import { whereToLook } from "./where-to-look.ts";

/** What days are lived through with. */
export interface Telling extends Pick<OpenTrusts, "trusts" | "national"> {
  readonly terminal: Terminal;
  readonly places: StoryPlaces;
  readonly options: Pick<Options, "days" | "yes">;
  readonly story: Story;
  readonly region: Region;
  /** The time of the story, which the embedded directories show. */
  readonly clock: { now: number };
  readonly signal: AbortSignal;
}

/** Lives through the days that were asked for, until somebody declines, and says where to look. */
export async function liveThrough(telling: Telling): Promise<void> {
  const { terminal, places, options, trusts, story } = telling;
  introduce(telling);
  // A newcomer sees the first load and an ordinary day at once.
  const days = options.days ?? (story.nextDay === 0 ? 2 : 1);
  const last = story.nextDay + days - 1;
  for (let number = story.nextDay; number <= last; number++) {
    if (!(await liveOn(dayAt(number), telling))) {
      terminal.line("Not approved, so nothing was written. Run it again to be asked again.");
      return;
    }
    await saveStory(places, { ...story, nextDay: number + 1 });
  }
  const nhsmail = trusts.length > 1;
  if (nhsmail) tellMoved(terminal, await readMoved(places));
  terminal.line();
  terminal.line(terminal.styled("bold", "Where to look"));
  for (const line of whereToLook(places, { day: dayAt(last), nhsmail })) terminal.line(line);
  terminal.line();
  terminal.line("Run it again, and the next day comes.");
}

function introduce({ terminal, trusts, story }: Telling): void {
  const people = story.people.toLocaleString("en-GB");
  for (const [at, { trust, directory }] of trusts.entries()) {
    const size = at === 0 ? `with ${people} staff records` : "next to it";
    terminal.line(`${terminal.styled("bold", trust.facts.name)}: a made-up trust ${size}.`);
    terminal.line(directory.about);
  }
  if (trusts.length > 1) terminal.line("Both have their people's accounts in one NHSmail.");
}

/** Lives through one day: each trust has its own run, as each has its own staff record to answer for. */
async function liveOn(day: Day, telling: Telling): Promise<boolean> {
  const { trusts, national, clock, places } = telling;
  clock.now = Date.parse(day.approvedAt);
  national?.reach(day.approvedAt);
  for (const one of trusts) {
    if ((await runDay(day, { ...telling, ...one })) === "declined") return false;
    await saveMoved(places, await seeMoved(day, one, telling));
  }
  const moved = await readMoved(places);
  for (const { places: papers, trust } of trusts) {
    await writeReport(day, { places: papers, facts: trust.facts, moved });
  }
  return true;
}
