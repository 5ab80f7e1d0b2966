import { hashBits } from "./bytes/key-hash.ts";
import type { Extract } from "./extract.ts";
import { type Evidence, type ProfileKey, profileKey } from "./human.ts";
import { entryHash, entryOffset } from "./sidecar/entry.ts";
import type { Section } from "./sidecar/search.ts";
import type { SectionName } from "./sidecar/sections.ts";
import { sharedHashes } from "./sidecar/shared-hashes.ts";
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
  readonly section: Section;
}

function sharedValues(view: View, name: Identifier, special: Set<ProfileKey>): Holders {
  const all = entriesOf(view, name);
  const holders: Holders = new Map();
  for (const { vpd, extract, offset } of all.length < 2 ? shared(all) : repeated(all)) {
    const row = extract.reader.evidence(extract.rowAt(offset));
    const value = row[name];
    if (value === "") continue;
    const key = profileKey(vpd, row.id);
    const known = holders.get(value);
    if (!known) holders.set(value, [key]);
    // A list that is pushed to has room for sixteen more.
    else if (!known.includes(key)) holders.set(value, [...known, key]);
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
      return section.count === 0 ? [] : { vpd, extract, section };
    }),
  );
}

interface Place extends Pick<Entries, "vpd" | "extract"> {
  readonly offset: number;
}

function* shared(all: readonly Entries[]): Generator<Place, void> {
  for (const { vpd, extract, section } of all) {
    for (const { offset } of sharedHashes(section)) yield { vpd, extract, offset };
  }
}

const rangeBits = 24;
const rangeSize = 2 ** rangeBits;

/** Goes through all sections side by side, one range of hashes after another, with two bits for each hash of the range. */
function* repeated(all: readonly Entries[]): Generator<Place, void> {
  const seen = new Uint8Array(rangeSize >>> 3);
  const twice = new Uint8Array(rangeSize >>> 3);
  for (let first = 0; first < 2 ** hashBits; first += rangeSize) {
    for (const { section } of all) {
      for (const words of piecesFrom(section, first)) markRepeated(words, seen, twice);
    }
    for (const { vpd, extract, section } of all) {
      for (const words of piecesFrom(section, first)) {
        for (const offset of marked(words, twice)) yield { vpd, extract, offset };
      }
    }
    seen.fill(0);
    twice.fill(0);
  }
}

function piecesFrom(section: Section, first: number): Iterable<Uint32Array> {
  return section.pieces(section.firstFrom(first), section.firstFrom(first + rangeSize));
}

function markRepeated(words: Uint32Array, seen: Uint8Array, twice: Uint8Array): void {
  for (let index = 0; index < words.length / 2; index++) {
    const hash = entryHash(words, index) & (rangeSize - 1);
    const bit = 1 << (hash & 7);
    const byte = seen[hash >>> 3] as number;
    if (byte & bit) twice[hash >>> 3] = (twice[hash >>> 3] as number) | bit;
    else seen[hash >>> 3] = byte | bit;
  }
}

function* marked(words: Uint32Array, twice: Uint8Array): Generator<number, void> {
  for (let index = 0; index < words.length / 2; index++) {
    const hash = entryHash(words, index) & (rangeSize - 1);
    if ((twice[hash >>> 3] as number) & (1 << (hash & 7))) yield entryOffset(words, index);
  }
}
