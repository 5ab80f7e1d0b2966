import { malformed } from "./element.ts";

/** Cuts a stream of bytes into LDAPMessages. */
export interface Frames {
  /** Takes the next bytes. Throws `protocol` when they cannot be the start of a message. */
  push(chunk: Buffer): void;
  /** Bytes of a message that is not whole yet. */
  readonly held: number;
}

/** Takes one whole message: the bytes from `start` to `end`. */
export type TakeMessage = (bytes: Buffer, start: number, end: number) => void;

/** No entry of a directory comes near; a length beyond it is a stream that was misread. In bytes. */
const longestMessage = 256 * 1024 * 1024;
const longestHeader = 6;

/**
 * Makes a cutter that gives each message to `take`. Messages lie in the chunk as it came; a message in several chunks is
 * put together once, when its last byte is there, so that its cost grows with its length alone.
 */
export function frames(take: TakeMessage): Frames {
  let parts: Buffer[] = [];
  let held = 0;
  let needed = 0;
  const hold = (chunk: Buffer): void => {
    parts.push(chunk);
    held += chunk.length;
  };
  const release = (): Buffer => {
    const [only] = parts;
    const whole = parts.length === 1 && only ? only : Buffer.concat(parts, held);
    parts = [];
    held = 0;
    return whole;
  };
  return {
    push(chunk) {
      hold(chunk);
      if (held < needed) return;
      const bytes = release();
      let at = 0;
      for (;;) {
        needed = messageLength(bytes, at);
        if (at + needed > bytes.length) break;
        take(bytes, at, at + needed);
        at += needed;
      }
      if (at < bytes.length) hold(bytes.subarray(at));
    },
    get held() {
      return held;
    },
  };
}

/** Gives the length of the message at `at`, header included; while the header is not whole, one more byte than there is. */
function messageLength(bytes: Buffer, at: number): number {
  const there = bytes.length - at;
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
