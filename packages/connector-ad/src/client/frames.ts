import { malformed } from "./element.ts";

/** Cuts a stream of bytes into LDAPMessages. */
export interface Frames {
  /**
   * Takes the next bytes: all of the chunk, or so many. It is copied, and may be used for others afterwards. Throws
   * `protocol` when they cannot be the start of a message.
   */
  push(chunk: Buffer, length?: number): void;
  /** Bytes of a message that is not whole yet. */
  readonly held: number;
}

/** Takes one whole message: the bytes from `start` to `end`, which are not written to any more. */
export type TakeMessage = (bytes: Buffer, start: number, end: number) => void;

/** No entry of a directory comes near; a length beyond it is a stream that was misread. In bytes. */
const longestMessage = 256 * 1024 * 1024;
const longestHeader = 6;
/** In bytes. Servers send an entry at a time, and a room for each would cost more than all the rest of reading. */
const roomSize = 128 * 1024;

/**
 * Makes a cutter that gives each message to `take`. What comes is put behind what came before it, in a room for many
 * messages; a room that is full is left to those who keep what lies in it. A message that does not fit moves to a room of
 * twice its bytes so far, so that its cost grows with its length alone.
 */
export function frames(take: TakeMessage): Frames {
  let room: Buffer = Buffer.alloc(0);
  let from = 0;
  let to = 0;
  let needed = 0;
  const makeRoom = (more: number): void => {
    const held = to - from;
    const next = Buffer.allocUnsafeSlow(Math.max(roomSize, 2 * held, held + more));
    room.copy(next, 0, from, to);
    room = next;
    from = 0;
    to = held;
  };
  return {
    push(chunk, length = chunk.length) {
      if (to + length > room.length) makeRoom(length);
      chunk.copy(room, to, 0, length);
      to += length;
      while (to - from >= needed) {
        needed = messageLength(room, from, to);
        if (from + needed > to) break;
        const start = from;
        from += needed;
        needed = 0;
        take(room, start, from);
      }
    },
    get held() {
      return to - from;
    },
  };
}

/** Gives the length of the message at `at`, header included; while the header is not whole, one more byte than there is. */
function messageLength(bytes: Buffer, at: number, limit: number): number {
  const there = limit - at;
  if (there > 0 && bytes[at] !== 0x30) throw malformed("message");
  if (there < 2) return there + 1;
  const first = bytes[at + 1] ?? 0;
  if (first <= 0x7f) return 2 + first;
  const header = 2 + (first & 0x7f);
  if (header === 2 || header > longestHeader) throw malformed("length");
  if (there < header) return there + 1;
  const length = header + bytes.readUIntBE(at + 2, header - 2);
  if (length > longestMessage) throw malformed("length");
  return length;
}
