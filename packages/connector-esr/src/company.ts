import { hashBits } from "./bytes/key-hash.ts";
import type { Extract } from "./extract.ts";
import { type Evidence, type ProfileKey, profileKey } from "./human.ts";
import { entryHash, entryOffset } from "./sidecar/entry.ts";
import type { SectionName } from "./sidecar/sections.ts";
import type { View } from "./view.ts";

/** Tells which profiles have, or once had, an identifier of these; nobody when there is none but the one that asks. */
export type Company = (evidence: Evidence) => Iterable<ProfileKey>;

type Identifier = "nhsUniqueId" | "spineUuid" | "niNumber";
type Holders = Map<string, ProfileKey[]>;

/** Finds the profiles that share an identifier with another, and adds them to those that are `special`. */
export function findCompany(view: View, special: Set<ProfileKey>): Company {
  const [nhs, spine, ni] = (["nhsUniqueId", "spineUuid", "niNumber"] as const).map((name) =>
    sharedValues(view, name, special),
  ) as [Holders, Holders, Holders];
  return ({ nhsUniqueId, spineUuid, niNumber }) => [
    ...(nhs.get(nhsUniqueId) ?? []),
    ...(spine.get(spineUuid) ?? []),
    ...(ni.get(niNumber) ?? []),
  ];
}

interface Entries {
  readonly vpd: string;
  readonly extract: Extract;
  readonly count: number;
  readonly words: Uint32Array;
}

function sharedValues(view: View, name: Identifier, special: Set<ProfileKey>): Holders {
  const all = entriesOf(view, name);
  const holders: Holders = new Map();
  for (const { vpd, extract, offset } of all.length < 2 ? neighbours(all) : repeated(all)) {
    const row = extract.reader.evidence(extract.rowAt(offset));
    const value = row[name];
    if (value === "") continue;
    const key = profileKey(vpd, row.id);
    const known = holders.get(value);
    if (!known) holders.set(value, [key]);
    else if (!known.includes(key)) known.push(key);
  }
  for (const [value, keys] of holders) {
    if (keys.length === 1) holders.delete(value);
    else for (const key of keys) special.add(key);
  }
  return holders;
}

function entriesOf(view: View, name: SectionName): Entries[] {
  return [...view.employers.values()].flatMap(({ vpd, extracts }) =>
    extracts.flatMap((extract) => {
      const section = extract.sidecar.section(name);
      const { count } = section;
      return count === 0 ? [] : { vpd, extract, count, words: section.words() };
    }),
  );
}

interface Place extends Pick<Entries, "vpd" | "extract"> {
  readonly offset: number;
}

/** Equal hashes of one section stand next to one another. */
function* neighbours(all: readonly Entries[]): Generator<Place, void> {
  for (const { vpd, extract, words, count } of all) {
    for (let index = 1, twice = false; index <= count; index++) {
      const same = index < count && entryHash(words, index) === entryHash(words, index - 1);
      if (same || twice) yield { vpd, extract, offset: entryOffset(words, index - 1) };
      twice = same;
    }
  }
}

/** Goes through all sections side by side, one range of hashes after another, with two bits for each hash of the range. */
function* repeated(all: readonly Entries[]): Generator<Place, void> {
  const cursors = all.map((entries) => ({ entries, next: 0 }));
  const seen = new Uint8Array(rangeSize >>> 3);
  const twice = new Uint8Array(rangeSize >>> 3);
  for (let range = 0; range < ranges; range++) {
    const spans = cursors.map((cursor) => {
      const from = cursor.next;
      while (cursor.next < cursor.entries.count && rangeOf(cursor) === range) cursor.next++;
      return { entries: cursor.entries, from, to: cursor.next };
    });
    for (const span of spans) markRepeated(span, seen, twice);
    for (const span of spans) yield* marked(span, twice);
    seen.fill(0);
    twice.fill(0);
  }
}

const rangeBits = 24;
const rangeSize = 2 ** rangeBits;
const ranges = 2 ** (hashBits - rangeBits);

function rangeOf({ entries, next }: { readonly entries: Entries; readonly next: number }): number {
  return entryHash(entries.words, next) >>> rangeBits;
}

/** Entries of one range of hashes. */
interface HashSpan {
  readonly entries: Entries;
  readonly from: number;
  readonly to: number;
}

function markRepeated({ entries, from, to }: HashSpan, seen: Uint8Array, twice: Uint8Array): void {
  for (let index = from; index < to; index++) {
    const hash = entryHash(entries.words, index) & (rangeSize - 1);
    const bit = 1 << (hash & 7);
    const byte = seen[hash >>> 3] as number;
    if (byte & bit) twice[hash >>> 3] = (twice[hash >>> 3] as number) | bit;
    else seen[hash >>> 3] = byte | bit;
  }
}

function* marked({ entries, from, to }: HashSpan, twice: Uint8Array): Generator<Place, void> {
  const { vpd, extract, words } = entries;
  for (let index = from; index < to; index++) {
    const hash = entryHash(words, index) & (rangeSize - 1);
    if (((twice[hash >>> 3] as number) & (1 << (hash & 7))) === 0) continue;
    yield { vpd, extract, offset: entryOffset(words, index) };
  }
}
