import { Undecodable } from "./read.ts";

/** Cuts a stream of bytes into messages. */
export interface Framer {
  /** Takes bytes that came, and gives the messages that they complete. Throws {@link Undecodable}. */
  push(chunk: Uint8Array): Buffer[];
}

const longest = 64 * 1024 * 1024;

/** Starts to cut a stream. */
export function framer(): Framer {
  let waiting: Uint8Array[] = [];
  let have = 0;
  let want = 2;
  return {
    push: (chunk) => {
      waiting.push(chunk);
      have += chunk.length;
      const messages: Buffer[] = [];
      // What waits is joined only when it is enough: a long message comes in many chunks.
      while (have >= want) {
        const bytes = waiting.length === 1 ? asBuffer(waiting[0]) : Buffer.concat(waiting);
        const length = lengthOf(bytes);
        want = length ?? bytes.length + 1;
        waiting = [bytes];
        if (length === undefined || length > bytes.length) break;
        messages.push(bytes.subarray(0, length));
        waiting = [bytes.subarray(length)];
        have -= length;
        want = 2;
      }
      return messages;
    },
  };
}

function asBuffer(bytes: Uint8Array = new Uint8Array()): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

// The length of the message that `bytes` start with; undefined when they do not tell it yet.
function lengthOf(bytes: Buffer): number | undefined {
  if (bytes[0] !== 0x30) throw new Undecodable("no message starts here");
  const first = bytes[1];
  if (first === undefined) return;
  if (first < 0x80) return 2 + first;
  const size = first & 0x7f;
  if (size === 0 || size > 4) throw new Undecodable("a length that LDAP does not use");
  if (bytes.length < 2 + size) return;
  const length = 2 + size + bytes.readUIntBE(2, size);
  if (length > longest) throw new Undecodable("a message that is too long");
  return length;
}
