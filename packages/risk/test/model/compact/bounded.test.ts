import { crc32 } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compactModel } from "../../../src/model/compact/compact-model.ts";
import { decodeProfile, encodedBytes } from "../../../src/profile/encode-profile.ts";
import { profileBytes } from "../../../src/profile/layout.ts";
import { profileTable } from "../../../src/profile/profile-table.ts";
import { attempt } from "./trust.ts";

test("a person with a million events takes as much memory as one with a thousand", () => {
  const model = compactModel({ sketchWidth: 4_096 });
  const sizes = (): readonly number[] => [model.profiles.memory(), model.profiles.size()];
  const usual = attempt("busy", 0);
  const learn = (from: number, to: number): void => {
    for (let event = from; event < to; event++) {
      model.learn({ ...usual, id: `event-${event}`, at: usual.at + event * 86_400 });
    }
  };
  learn(0, 1_000);
  const before = sizes();
  const tables = model.memory();
  learn(1_000, 1_000_000);
  expect(sizes()).toEqual(before);
  expect(model.memory()).toBe(tables);
  expect(model.weigh(attempt("busy", 1_001)).every(({ bits }) => Number.isFinite(bits))).toBe(true);
});

test("a hundred thousand addresses, networks and devices take bounded memory", () => {
  const model = compactModel({ sketchWidth: 4_096, values: 1_000 });
  const before = model.memory();
  for (let event = 0; event < 100_000; event++) {
    model.learn(
      attempt(`person-${event % 50}`, event / 10_000, {
        id: `event-${event}`,
        address: `10.${event >> 14}.${(event >> 6) & 255}.1`,
        network: { number: event },
        device: { id: `device-${event}`, browser: `Browser${event}x`, system: `System ${event}` },
      }),
    );
  }
  expect(model.profiles.size()).toBe(50);
  // The maps fill up to their caps, some 50 bytes an entry.
  expect(model.memory() - before).toBeLessThan(8 * 1_000 * 60);
});

test("a mutilated profile is weighed and learnt into without a crash and without a number that is none", () => {
  const bytes = fc.uint8Array({ minLength: encodedBytes, maxLength: encodedBytes });
  fc.assert(
    fc.property(bytes, fc.boolean(), (random, calm) => {
      random[0] = 1;
      if (calm) random.fill(0, 8, 108);
      if (calm) random.fill(60, 56, 80);
      new DataView(random.buffer).setUint32(
        profileBytes,
        crc32(random.subarray(0, profileBytes)),
        true,
      );
      const profiles = profileTable();
      const { slab, start } = profiles.claim("mutilated");
      try {
        decodeProfile(random, slab, start);
      } catch {
        return;
      }
      const model = compactModel({ profiles, sketchWidth: 16, values: 10 });
      for (const day of [0, 1, 400]) {
        const event = attempt("mutilated", day);
        for (const { bits } of model.weigh(event)) expect(Number.isFinite(bits)).toBe(true);
        const { learnt, failures, denied } = model.past(event);
        for (const number of [learnt, failures, denied]) expect(Number.isFinite(number)).toBe(true);
        model.learn(event);
      }
      for (const { bits } of model.weigh(attempt("other", 401)))
        expect(Number.isFinite(bits)).toBe(true);
    }),
    { numRuns: 40 },
  );
});
