import { hashText, mixed } from "../memory/hash-text.ts";
import { latestDays } from "../profile/instant.ts";
import {
  addPerson,
  countTogether,
  type DistinctPeople,
  hasPerson,
  nobodyYet,
} from "./distinct-people.ts";

/** Different people by key, such as an address, within a window. */
export interface PeopleTable {
  /** Takes note of somebody at an instant, told of at another. */
  note(key: string, person: NotedPerson): void;
  /** How many different people there were for a key, in the window before an instant or somewhat longer. */
  count(key: string, at: number): number;
  /** How many there were besides one of them. */
  countOthers(key: string, subject: string, at: number): number;
  /** For how many keys there was no room of their own in the window that runs. */
  crowded(): number;
  /** In bytes, without the texts of the keys. */
  memory(): number;
}

/** Who was seen, when, and when that was told: in milliseconds since 1970. */
export interface NotedPerson {
  readonly subject: string;
  readonly at: number;
  readonly now: number;
}

/** How long and how much a table remembers. */
export interface PeopleTableOptions {
  /** In milliseconds. What lies further back than twice as long never counts. */
  readonly window: number;
  /** So many keys have a room of their own in each window. */
  readonly keys: number;
}

interface Epoch {
  readonly number: number;
  readonly own: Map<string, DistinctPeople>;
  /** Keys that find no room share these. */
  readonly shared: readonly DistinctPeople[];
  crowded: number;
}

const sharedRooms = 256;
const dayLength = 86_400_000;

/**
 * Makes a table of people by key. Time is cut into windows, of which it keeps the one that runs and the one before.
 * Nothing is thrown out while its window lasts, so that nobody hides what they do at one address by doing something at
 * many: once the keys have taken all rooms, new ones share 256 rooms by hash, and each is taken to have all the people
 * of its room. That is too many and never too few.
 *
 * An event that comes late counts in the window before the one that runs. A window that runs more than 31 days ahead of
 * the present was begun by a wrong clock: the next event begins the table anew.
 */
export function peopleTable({ window, keys }: PeopleTableOptions): PeopleTable {
  let now = newEpoch();
  let before = newEpoch();
  /** Moves on to the window of an instant, and gives the people of it. */
  const epochOf = (at: number, present: number): Epoch => {
    const number = Math.floor(at / window);
    const furthest = Math.floor((present + latestDays * dayLength) / window);
    if (number < now.number && now.number <= furthest) return before;
    if (number === now.number) return now;
    before = number === now.number + 1 ? now : newEpoch();
    now = newEpoch(number);
    return now;
  };
  const people = (epoch: Epoch, key: string): DistinctPeople =>
    epoch.own.get(key) ?? (epoch.shared[hashText(key) % sharedRooms] as DistinctPeople);
  const counted = (key: string, at: number): number => {
    const ahead = Math.floor(at / window) - now.number;
    if (ahead > 1) return 0;
    return ahead === 1
      ? countTogether(people(now, key), nobody)
      : countTogether(people(now, key), people(before, key));
  };
  return {
    count: counted,
    countOthers(key, subject, at) {
      const hash = personHash(subject);
      const count = counted(key, at);
      const isAmong = hasPerson(people(now, key), hash) || hasPerson(people(before, key), hash);
      return isAmong && count > 0 ? count - 1 : count;
    },
    note(key, { subject, at, now: present }) {
      const epoch = epochOf(at, present);
      let room = epoch.own.get(key);
      if (!room && epoch.own.size < keys) {
        room = nobodyYet();
        epoch.own.set(key, room);
      }
      if (!room) epoch.crowded++;
      addPerson(room ?? people(epoch, key), personHash(subject));
    },
    crowded: () => now.crowded,
    memory: () => [now, before].reduce((sum, epoch) => sum + sizeOf(epoch), 0),
  };
}

const nobody: DistinctPeople = nobodyYet();

function newEpoch(number: number = Number.NEGATIVE_INFINITY): Epoch {
  const shared = Array.from({ length: sharedRooms }, nobodyYet);
  return { number, own: new Map(), shared, crowded: 0 };
}

function personHash(subject: string): number {
  return mixed(hashText(subject) ^ subject.length);
}

/** A room takes some 100 bytes besides the people in it. */
function sizeOf({ own, shared }: Epoch): number {
  let size = 0;
  for (const room of [...own.values(), ...shared]) {
    size += 100 + room.hashes.byteLength + (room.registers?.byteLength ?? 0);
  }
  return size;
}
