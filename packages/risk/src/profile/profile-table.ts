import { invalidOption, wholeNumberRule } from "@rollcall/core";
import { layout, profileBytes } from "./layout.ts";
import { blankProfile, makeSlab, type Profile, type Slab } from "./profile.ts";
import { type SubjectHash, subjectIndex } from "./subject-index.ts";
import { type TableChanges, tableChanges } from "./table-changes.ts";

/** The profiles that one process keeps, in slabs of memory. */
export interface ProfileTable {
  /** How many people have a profile. */
  size(): number;
  /** The profile of a person, through a window that the next call moves; `undefined` when there is none. */
  find(subject: string): Profile | undefined;
  /**
   * The profile of a person, a blank one when there is none. A full table first forgets somebody, see {@link
   * ProfileTableOptions}.
   */
  claim(subject: string): Profile;
  /** Says that what the last {@link ProfileTable.claim} gave was changed, so that it is stored. */
  touch(): void;
  /** Forgets a person. */
  forget(subject: string): void;
  /** Goes through all profiles, by the window. */
  each(visit: (profile: Profile, subject: string) => void): void;
  /** What a store has to be told. */
  readonly changes: TableChanges;
  /** In bytes: of slabs and of the index, without the texts of the subjects. */
  memory(): number;
}

/** How many profiles a table keeps. */
export interface ProfileTableOptions {
  /**
   * At least 1, and 2 million by default: as many people as sign in to NHSmail. A full table forgets the one seen
   * longest ago among 64 that it looks at in turn.
   */
  readonly most?: number | undefined;
  /**
   * So many people who never signed in are kept, 65,536 by default; the oldest goes first. By this, made-up names
   * displace nobody who is known.
   */
  readonly strangers?: number | undefined;
  readonly hash?: SubjectHash | undefined;
}

const perSlab = 2_048;
const lookedAt = 64;

/** Makes an empty table of profiles. Throws `invalid-options`. */
export function profileTable(options: ProfileTableOptions = {}): ProfileTable {
  const { most = 2_000_000, strangers = 65_536, hash } = options;
  assertCount("most", most);
  assertCount("strangers", strangers);
  const index = subjectIndex(hash);
  const slabs: Slab[] = [];
  const changes = tableChanges(index);
  const moveTo = slabWindow(slabs);
  const ring = strangerRing(strangers);
  let [hand, claimed] = [0, 0];
  const drop = (number: number): void => {
    changes.dropped(number);
    index.remove(number);
  };
  const begin = (subject: string): Profile => {
    if (index.size() >= most) {
      drop(longestUnseen(moveTo, { from: hand, most }));
      hand = (hand + lookedAt) % most;
    }
    claimed = index.add(subject);
    if (claimed >= slabs.length * perSlab) slabs.push(makeSlab(perSlab));
    const { slab, start } = moveTo(claimed);
    blankProfile(slab, start);
    const oldest = ring.welcome(claimed);
    const isThere = oldest !== undefined && index.subjectOf(oldest) !== undefined;
    if (isThere && isStranger(moveTo(oldest))) drop(oldest);
    return moveTo(claimed);
  };
  return {
    size: index.size,
    find(subject) {
      const number = index.find(subject);
      return number < 0 ? undefined : moveTo(number);
    },
    claim(subject) {
      claimed = index.find(subject);
      return claimed >= 0 ? moveTo(claimed) : begin(subject);
    },
    touch: () => changes.touched(claimed),
    forget: (subject) => drop(index.find(subject)),
    each(visit) {
      for (let number = 0; number < slabs.length * perSlab; number++) {
        const subject = index.subjectOf(number);
        if (subject !== undefined) visit(moveTo(number), subject);
      }
    },
    changes,
    memory: () => slabs.length * perSlab * profileBytes + index.memory() + ring.memory(),
  };
}

function assertCount(field: string, value: number): void {
  const broken = wholeNumberRule(field, value, { least: 1, most: 2 ** 26 });
  if (broken) throw invalidOption("profileTable()", broken);
}

/** Moves one window over the profiles of slabs. */
function slabWindow(slabs: readonly Slab[]): (number: number) => Profile {
  const window: Profile = { slab: makeSlab(1), start: 0 };
  return (number) => {
    window.slab = slabs[Math.floor(number / perSlab)] as Slab;
    window.start = (number % perSlab) * profileBytes;
    return window;
  };
}

/** Finds whose last sign-in is the oldest among some that come next. */
function longestUnseen(
  moveTo: (number: number) => Profile,
  { from, most }: { readonly from: number; readonly most: number },
): number {
  let [oldest, found] = [Number.POSITIVE_INFINITY, from];
  for (let looked = 0; looked < Math.min(lookedAt, most); looked++) {
    const number = (from + looked) % most;
    const { slab, start } = moveTo(number);
    const last = slab.doubles[(start + layout.lastAt) >> 3] as number;
    if (last < oldest) [oldest, found] = [last, number];
  }
  return found;
}

/** The last people who were not known when they came, oldest first. */
function strangerRing(most: number): {
  welcome(number: number): number | undefined;
  memory(): number;
} {
  const ring: number[] = [];
  let next = 0;
  return {
    welcome(number) {
      const oldest = ring[next];
      ring[next] = number;
      next = (next + 1) % most;
      return oldest === number ? undefined : oldest;
    },
    memory: () => ring.length * 4,
  };
}

function isStranger({ slab, start }: Profile): boolean {
  return slab.words[(start + layout.firstSeen) >> 2] === 0;
}
