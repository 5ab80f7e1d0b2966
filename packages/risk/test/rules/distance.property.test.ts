import fc from "fast-check";
import { expect, test } from "vitest";
import { kilometresBetween, surelyNearer } from "../../src/rules/distance.ts";

const position = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  accuracy: fc.constant(0),
});

test("a distance is the same both ways, and never more than half the way around the Earth", () => {
  fc.assert(
    fc.property(position, position, (one, other) => {
      const there = kilometresBetween(one, other);
      expect(Math.abs(there - kilometresBetween(other, one))).toBeLessThan(1e-6);
      expect(there).toBeGreaterThanOrEqual(0);
      expect(there).toBeLessThanOrEqual(20_004);
    }),
  );
});

test("what is surely nearer is nearer", () => {
  fc.assert(
    fc.property(
      position,
      position,
      fc.double({ min: 0.9, max: 1.1, noNaN: true }),
      (a, b, part) => {
        const between = kilometresBetween(a, b);
        if (surelyNearer(a, b, between * part)) expect(between).toBeLessThan(between * part + 1e-6);
      },
    ),
    { numRuns: 1000 },
  );
});

test("a distance is that of the ellipsoid, not of a sphere", () => {
  // A quarter of the equator and of a meridian of WGS 84.
  const at = (latitude: number, longitude: number) => ({ latitude, longitude, accuracy: 0 });
  expect(kilometresBetween(at(0, 0), at(0, 90))).toBeCloseTo(10_018.754, 3);
  expect(kilometresBetween(at(0, 0), at(90, 0))).toBeCloseTo(10_001.966, 3);
});
