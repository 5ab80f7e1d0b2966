import type { Day } from "./day.ts";
import { lookAtMoved, type MovedPerson } from "./moved-person.ts";
import { readPaper, writePaper } from "./paper.ts";
import type { StoryPlaces } from "./places.ts";
import type { Region } from "./region.ts";
import type { OpenTrust } from "./trusts.ts";

/** Reads what became so far of who moves from trust to trust; `undefined` when nobody does. */
export async function readMoved({ moved }: StoryPlaces): Promise<MovedPerson | undefined> {
  const text = await readPaper(moved);
  return text === undefined ? undefined : (JSON.parse(text) as MovedPerson);
}

/** Keeps what became of them. */
export async function saveMoved(
  { moved }: StoryPlaces,
  person: MovedPerson | undefined,
): Promise<void> {
  if (person) await writePaper(moved, `${JSON.stringify(person, null, 2)}\n`);
}

/** Looks at their accounts as one trust sees them on a day, and adds what has changed. */
export async function seeMoved(
  day: Day,
  { trust: { facts }, directory, nhsmail }: OpenTrust,
  { region, places }: { readonly region: Region; readonly places: StoryPlaces },
): Promise<MovedPerson | undefined> {
  const { mover } = region;
  if (!mover || !nhsmail) return undefined;
  const { name, nhsUniqueId, human } = mover;
  const { example, neighbour } = region.reach(day);
  const staff = [example, neighbour].find((one) => one?.trust.vpd === facts.vpd)?.trust.staff ?? [];
  const personKeys = staff.filter((one) => one.human === human).map((one) => `${one.personId}`);
  return await lookAtMoved((await readMoved(places)) ?? { name, steps: [] }, {
    date: day.date,
    odsCode: facts.odsCode,
    directory: directory.connector,
    nhsmail: nhsmail.connector,
    personKeys,
    nhsUniqueId,
  });
}
