import type { Day } from "./bytes/day.ts";
import { orderChains } from "./chain.ts";
import { createDescriptors } from "./descriptors.ts";
import { createDoubts, type Doubts } from "./doubts.ts";
import { type Extract, openExtract } from "./extract.ts";
import type { FolderListing } from "./files.ts";
import type { Settings } from "./options.ts";
import { createReferences, type References } from "./references.ts";
import { sweepSidecars } from "./sidecar/sweep.ts";

/** One VPD as its extracts tell it: the full one first, then each change extract. */
export interface Employer {
  readonly vpd: string;
  readonly extracts: readonly Extract[];
  readonly references: References;
  readonly doubts: Doubts;
}

/** The staff record of all VPDs as it is on a day. */
export interface View {
  readonly employers: ReadonlyMap<string, Employer>;
  readonly day: Day;
  /** Files that may be extracts, of which nothing is known but the name. */
  readonly misnamed: readonly string[];
}

/** A view whose files are open. */
export interface OpenView extends View {
  close(): void;
}

/** Opens the extracts of a folder as a view. Throws when they cannot be put in order or one cannot be trusted. */
export async function openView(
  listing: FolderListing,
  settings: Settings,
  { day, signal }: { readonly day: Day; readonly signal?: AbortSignal | undefined },
): Promise<OpenView> {
  const chains = await orderChains(listing, settings);
  const present = [...listing.files, ...listing.broken].map(({ name }) => name.name);
  const { stateFolder, now } = settings;
  await sweepSidecars(stateFolder, { extracts: new Set(present), now: now() });
  const descriptors = createDescriptors();
  const employers = new Map<string, Employer>();
  try {
    for (const { vpd, files } of chains) {
      const extracts: Extract[] = [];
      for (const file of files) {
        extracts.push(await openExtract(file, { settings, descriptors, signal }));
      }
      employers.set(vpd, createEmployer(vpd, extracts, day));
    }
  } catch (error) {
    descriptors.close();
    throw error;
  }
  const misnamed = listing.misnamed.filter((name) => mayConcern(name, settings));
  return { employers, day, misnamed, close: () => descriptors.close() };
}

/** A name that begins with a VPD that is not read is another reader's concern. */
function mayConcern(name: string, { vpds }: Settings): boolean {
  const [, vpd] = /^GO_(\d{3})_/i.exec(name) ?? [];
  return vpd === undefined || vpds === undefined || vpds.has(vpd);
}

/** Puts the extracts of a VPD together, as they are on a day. */
export function createEmployer(vpd: string, extracts: readonly Extract[], day: Day): Employer {
  const references = createReferences(vpd, extracts, day);
  return { vpd, extracts, references, doubts: createDoubts(extracts, day) };
}
