import { hash } from "node:crypto";
import { longestBytes, longestPassword, type Room } from "./room.ts";

const forms = ["NFC", "NFD", "NFKD", "NFKC"] as const;
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();
/** What encoders write for half a surrogate: passwords that differ in nothing else would become one. */
const lost = "\ufffd";

/**
 * Reads the UTF-8 of a password into a room: its code points in NFKC, and the SHA-1 of its spellings. Never throws for
 * what the bytes are: text that is too long, or is none, is noted in the room's state. ASCII never becomes a string;
 * other text does for the platform's `normalize`, within this file and no longer than it takes.
 */
export function readPassword(password: Uint8Array, room: Room): void {
  if (password.length > longestBytes) room.state.tooLong = true;
  else if (isAscii(password)) readAscii(password, room);
  else readOther(password, room);
  // After the others: of them the first is the one that lists are made of.
  addHash(password, room);
  if (!room.state.tooLong) return;
  room.points.fill(0);
  room.length = 0;
}

function isAscii(bytes: Uint8Array): boolean {
  let all = 0;
  for (let at = 0; at < bytes.length; at++) all |= bytes[at] as number;
  return all < 0x80;
}

function readAscii(bytes: Uint8Array, room: Room): void {
  if (bytes.length > longestPassword) {
    room.state.tooLong = true;
    return;
  }
  room.points.set(bytes);
  room.length = bytes.length;
  room.bytes.set(bytes);
  room.byteCount = bytes.length;
}

function readOther(bytes: Uint8Array, room: Room): void {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    text = lost;
  }
  if (text.includes(lost)) {
    room.state.notText = true;
    return;
  }
  for (const form of forms) {
    const spelling = text.normalize(form);
    const { read, written } = encoder.encodeInto(spelling, room.bytes);
    if (read < spelling.length) room.state.tooLong = true;
    room.byteCount = written;
    addHash(room.bytes.subarray(0, written), room);
    if (form === "NFKC") readPoints(spelling, room);
  }
}

function readPoints(text: string, room: Room): void {
  let length = 0;
  for (let at = 0; at < text.length; length++) {
    if (length === longestPassword) {
      room.state.tooLong = true;
      return;
    }
    const point = text.codePointAt(at) as number;
    room.points[length] = point;
    at += point > 0xffff ? 2 : 1;
  }
  room.length = length;
}

function addHash(bytes: Uint8Array, room: Room): void {
  const digest = hash("sha1", bytes, "buffer");
  if (!isKnown(digest, room)) {
    room.hashes.set(digest, room.hashCount * 20);
    room.hashCount += 1;
  }
  digest.fill(0);
}

function isKnown(digest: Uint8Array, { hashes, hashCount }: Room): boolean {
  for (let at = 0; at < hashCount; at++) {
    if (digest.every((byte, place) => hashes[at * 20 + place] === byte)) return true;
  }
  return false;
}
