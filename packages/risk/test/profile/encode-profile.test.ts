import { crc32 } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeProfile, encodedBytes, encodeProfile } from "../../src/profile/encode-profile.ts";
import { keepLast, readLast } from "../../src/profile/last-sign-in.ts";
import { layout, profileBytes } from "../../src/profile/layout.ts";
import { blankProfile, makeSlab, type Profile } from "../../src/profile/profile.ts";
import { addRecent, recentAt } from "../../src/profile/recent.ts";
import { learnRhythm, learntAt } from "../../src/profile/rhythm.ts";
import { countValue, learnValue, slotRanges } from "../../src/profile/values.ts";
import { signInAt } from "./sign-in-at.ts";

const on = (day: number) => ({ day, today: day });
const noon = Date.UTC(2026, 10, 21, 12);

function livedIn(): Profile {
  const profile = blankProfile(makeSlab(3), profileBytes);
  keepLast(profile, signInAt(noon));
  addRecent(profile, "failures", noon + 1_000);
  learnRhythm(profile, noon);
  for (const range of Object.values(slotRanges)) learnValue(profile, range, 77, on(20_778));
  return profile;
}

test("a profile takes 272 bytes in memory and 276 where it is stored", () => {
  expect(profileBytes).toBe(272);
  expect(encodedBytes).toBe(276);
  expect(encodeProfile(livedIn())).toHaveLength(276);
});

test("no two fields of a profile overlap, and the last one ends within it", () => {
  const sizes = [1, 1, 2, 2, 2, 8, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 24, 4, 76, 38, 38, 8, 8, 19];
  const offsets = Object.values(layout);
  expect(offsets).toHaveLength(sizes.length);
  for (const [index, offset] of offsets.entries()) {
    expect(offset + (sizes[index] as number)).toBeLessThanOrEqual(
      offsets[index + 1] ?? profileBytes,
    );
  }
});

test("a profile reads back as it was written", () => {
  const profile = livedIn();
  const back = decodeProfile(encodeProfile(profile));
  expect(readLast(back)).toEqual(readLast(profile));
  expect(recentAt(back, noon + 2_000)).toEqual(recentAt(profile, noon + 2_000));
  expect(encodeProfile(back)).toEqual(encodeProfile(profile));
});

test("a change of any one byte is found out", () => {
  const bytes = encodeProfile(livedIn());
  for (let at = 0; at < bytes.length; at++) {
    const damaged = bytes.slice();
    damaged[at] = (damaged[at] as number) ^ (1 + (at % 255));
    expect(() => decodeProfile(damaged)).toThrow(/checksum/);
  }
});

test("bytes of another length, or of another version of the layout, are no profile", () => {
  const bytes = encodeProfile(livedIn());
  expect(() => decodeProfile(bytes.subarray(1))).toThrow(/276 bytes/);
  expect(() => decodeProfile(new Uint8Array(0))).toThrow(/276 bytes/);
  bytes[layout.version] = 1;
  expect(() => decodeProfile(sealed(bytes))).toThrow(/version 2/);
});

test("a mutilated profile with a right checksum is refused, or read without a crash and without a number that is none", () => {
  const bytes = fc.uint8Array({ minLength: encodedBytes, maxLength: encodedBytes });
  fc.assert(
    fc.property(bytes, fc.boolean(), (random, blank) => {
      random[layout.version] = 2;
      if (blank) random.fill(0, layout.lastAt, layout.keys);
      const profile = tried(sealed(random));
      if (!profile) return;
      const into = { own: 0, total: 0, displaced: 0, distinct: 0 };
      for (const range of Object.values(slotRanges)) {
        countValue(profile, { range, key: 1, day: 20_778 }, into);
        learnValue(profile, range, 5, on(20_778));
        countValue(profile, { range, key: 5, day: 20_778 }, into);
        expect(Object.values(into).every(Number.isFinite)).toBe(true);
      }
      learnRhythm(profile, noon);
      addRecent(profile, "failures", noon);
      keepLast(profile, signInAt(noon));
      const numbers = [learntAt(profile, noon), recentAt(profile, noon).failures];
      expect(numbers.every(Number.isFinite)).toBe(true);
    }),
  );
});

function tried(bytes: Uint8Array): Profile | undefined {
  try {
    return decodeProfile(bytes);
  } catch {
    return undefined;
  }
}

function sealed(bytes: Uint8Array): Uint8Array {
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(
    profileBytes,
    crc32(bytes.subarray(0, profileBytes)),
    true,
  );
  return bytes;
}
