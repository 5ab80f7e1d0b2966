/**
 * The longest password that is judged, in code points after normalisation; a longer one is refused. Our choice: a
 * machine's secret fits, an attack on the machine does not.
 */
export const longestPassword = 1024;

/** The longest that is even read, in bytes: room for {@link longestPassword} in any normalisation form. */
export const longestBytes = 16_384;

/** What a password is judged in: buffers of a fixed size, which {@link wipeRoom} overwrites. */
export interface Room {
  /** The password in NFKC, and how many code points of it there are. */
  readonly points: Uint32Array;
  length: number;
  readonly state: ReadState;
  /** The folded password, and the same from its end. */
  readonly folded: Uint32Array;
  readonly reversed: Uint32Array;
  /** The password without anything but letters. */
  readonly squeezed: Uint32Array;
  /** The SHA-1 of each spelling, 20 bytes each: NFC, NFD, NFKD, NFKC where they may differ, and as it came. */
  readonly hashes: Uint8Array;
  hashCount: number;
  /** The UTF-8 of one normalisation form at a time; of NFKC at the end. */
  readonly bytes: Uint8Array;
  byteCount: number;
}

/** Why a password cannot be judged as a text, if it cannot. */
export interface ReadState {
  tooLong: boolean;
  notText: boolean;
}

/** Makes the buffers. About 110 KB. */
export function makeRoom(): Room {
  return {
    points: new Uint32Array(longestPassword),
    length: 0,
    state: { tooLong: false, notText: false },
    folded: new Uint32Array(longestPassword),
    reversed: new Uint32Array(longestPassword),
    squeezed: new Uint32Array(longestPassword),
    hashes: new Uint8Array(5 * 20),
    hashCount: 0,
    bytes: new Uint8Array(longestBytes),
    byteCount: 0,
  };
}

/** Overwrites all that was written to a room. */
export function wipeRoom(room: Room): void {
  const { length } = room;
  room.points.fill(0, 0, length);
  room.folded.fill(0, 0, length);
  room.reversed.fill(0, 0, length);
  room.squeezed.fill(0, 0, length);
  room.hashes.fill(0);
  // Spellings of different lengths were written over each other, so that the length of the last one says nothing.
  room.bytes.fill(0);
  room.length = 0;
  room.hashCount = 0;
  room.byteCount = 0;
  room.state.tooLong = false;
  room.state.notText = false;
}
