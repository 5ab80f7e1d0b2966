import { fileStore, type Store } from "@rollcall/core";
import type { PersonSeed } from "@rollcall/testkit/national-directory";
import { dayAt } from "./day.ts";
import { embeddedDirectory, realDirectory } from "./directory.ts";
import { type NationalNhsmail, startNhsmail } from "./nhsmail/nhsmail.ts";
import { nhsmailSeeds } from "./nhsmail/seeds.ts";
import type { Options } from "./options.ts";
import type { StoryPlaces } from "./places.ts";
import type { Region } from "./region.ts";
import type { Run } from "./run-day.ts";
import type { Story } from "./story.ts";
import { type TrustFiles, trustFiles } from "./trust.ts";
import { exampleTrust, neighbourTrust } from "./trust-facts.ts";

/** A trust with all that it has: its own staff record, directory and memory, and its part of NHSmail. */
export type OpenTrust = Pick<Run, "places" | "directory" | "nhsmail" | "store" | "trust">;

/** The trusts of a story, open. */
export interface OpenTrusts extends AsyncDisposable {
  readonly trusts: readonly OpenTrust[];
  readonly national: NationalNhsmail | undefined;
}

/** What trusts are opened with. */
export interface Opening {
  readonly places: StoryPlaces;
  readonly options: Pick<Options, "directory">;
  readonly story: Story;
  readonly region: Region;
  /** The store of the example's trust; open already, since its lock keeps a second run out of the folder. */
  readonly store: Store;
  /** The time of the story. */
  readonly clock: { readonly now: number };
}

/** Opens the trusts of a story: the example's alone, or two with NHSmail between them. */
export async function openTrusts(opening: Opening): Promise<OpenTrusts> {
  const closing: AsyncDisposable[] = [];
  const close = async (): Promise<void> => {
    for (const one of closing.toReversed()) await one[Symbol.asyncDispose]();
  };
  const kept = async <T extends AsyncDisposable>(opens: Promise<T>): Promise<T> => {
    const opened = await opens;
    closing.push(opened);
    return opened;
  };
  try {
    const national = opening.story.nhsmail ? await kept(openNhsmail(opening)) : undefined;
    const trusts = [await openExample(opening, { national, kept })];
    if (national) trusts.push(await openNeighbour(opening, { national, kept }));
    return { trusts, national, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Around {
  readonly national: NationalNhsmail | undefined;
  readonly kept: <T extends AsyncDisposable>(opens: Promise<T>) => Promise<T>;
}

async function openExample(
  { places, options, region, store, clock }: Opening,
  { national, kept }: Around,
): Promise<OpenTrust> {
  const directory = options.directory
    ? realDirectory(options.directory)
    : embeddedDirectory({ file: places.directory, now: () => clock.now });
  const trust = trustFiles(places.extracts, exampleTrust, (day) => region.reach(day).example);
  const nhsmail = national?.of(exampleTrust);
  return { places, trust, store, directory: await kept(directory), nhsmail };
}

async function openNeighbour(
  { places: { neighbour: places }, region, clock }: Opening,
  { national, kept }: Around,
): Promise<OpenTrust> {
  const { suffix } = neighbourTrust;
  const store = await kept(fileStore({ folder: places.state }));
  const opens = embeddedDirectory({ file: places.directory, suffix, now: () => clock.now });
  const directory = await kept(opens);
  const nhsmail = national?.of(neighbourTrust);
  return { places, trust: neighbourFiles(places.extracts, region), store, directory, nhsmail };
}

function neighbourFiles(folder: string, region: Region): TrustFiles {
  return trustFiles(folder, neighbourTrust, (day) => {
    const { neighbour } = region.reach(day);
    if (!neighbour) throw new Error("the region has one trust alone");
    return neighbour;
  });
}

async function openNhsmail({ places, story, region }: Opening): Promise<NationalNhsmail> {
  return await startNhsmail({
    trusts: [exampleTrust, neighbourTrust],
    file: places.nhsmail,
    at: dayAt(story.nextDay).approvedAt,
    people: seedsOf(region),
  });
}

/** Nothing is worked out unless somebody asks. */
function* seedsOf(region: Region): Iterable<PersonSeed> {
  const { example, neighbour } = region.reach(dayAt(0));
  yield* nhsmailSeeds(example.trust, exampleTrust.odsCode);
  if (neighbour) yield* nhsmailSeeds(neighbour.trust, neighbourTrust.odsCode);
}
