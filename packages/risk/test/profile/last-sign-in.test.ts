import fc from "fast-check";
import { expect, test } from "vitest";
import { keepLast, readLast } from "../../src/profile/last-sign-in.ts";
import { blankProfile } from "../../src/profile/profile.ts";
import { sessionHash } from "../../src/sign-in/session-hash.ts";
import { signInAt } from "./sign-in-at.ts";

const noon = Date.UTC(2026, 10, 21, 12);

test("somebody who never signed in has no last sign-in", () => {
  expect(readLast(blankProfile())).toBeUndefined();
});

test("the last sign-in is kept to the millisecond, with place, network and the hash of its session", () => {
  const profile = blankProfile();
  keepLast(profile, signInAt(noon + 0.5));
  expect(readLast(profile)).toEqual({
    at: noon + 0.5,
    place: { country: "GB", latitude: 51.5074, longitude: -0.1278, accuracy: 20 },
    network: 64_500,
    session: sessionHash("session-1"),
  });
});

test("what the last sign-in does not say is not taken from the one before", () => {
  const profile = blankProfile();
  keepLast(profile, signInAt(noon));
  keepLast(profile, {
    id: "2",
    at: noon + 1,
    subject: "person-1",
    result: "succeeded",
    place: { country: "FR" },
  });
  expect(readLast(profile)).toEqual({
    at: noon + 1,
    place: { country: "FR" },
    network: undefined,
    session: undefined,
  });
});

test("an older sign-in does not take the place of a newer one, unless the newer was of a wrong clock", () => {
  const profile = blankProfile();
  keepLast(profile, signInAt(noon));
  keepLast(profile, signInAt(noon - 60_000));
  expect(readLast(profile)?.at).toBe(noon);
  keepLast(profile, signInAt(noon + 400 * 86_400_000));
  keepLast(profile, signInAt(noon + 1));
  expect(readLast(profile)?.at).toBe(noon + 1);
});

test("a position is kept to 1e-7 degrees, and one that cannot be is left out", () => {
  const degree = fc.double({ noNaN: false });
  fc.assert(
    fc.property(degree, degree, degree, (latitude, longitude, accuracy) => {
      const profile = blankProfile();
      keepLast(profile, signInAt(noon, { place: { latitude, longitude, accuracy } }));
      const place = readLast(profile)?.place;
      if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) {
        expect(Math.abs((place?.latitude as number) - latitude)).toBeLessThan(1e-7);
        expect(Math.abs((place?.longitude as number) - longitude)).toBeLessThan(1e-7);
      } else expect(place).not.toHaveProperty("latitude");
      expect(place?.accuracy === undefined || place.accuracy >= 0).toBe(true);
    }),
  );
});
