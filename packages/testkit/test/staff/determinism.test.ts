import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fullExtract, staffRows } from "../../src/staff/full-extract.ts";
import { syntheticTrust } from "../../src/staff/trust.ts";
import { scriptedYear } from "../../src/staff/year/scripted-year.ts";
import { ambleford, withNeighbour } from "./trusts.ts";

function digest(rows: Iterable<string>): string {
  const hash = createHash("sha256");
  for (const row of rows) hash.update(row);
  return hash.digest("hex");
}

function daysDigest(seed: number): string {
  return digest(Array.from(scriptedYear(withNeighbour({ seed }), 20)).flatMap(({ rows }) => rows));
}

describe("determinism", () => {
  test("the same options give the same full extract, to the byte, and another seed another one", () => {
    const anySeed = fc.integer();
    fc.assert(
      fc.property(anySeed, (seed) => {
        const options = { ...ambleford, people: 40, seed };
        expect(digest(staffRows(options))).toBe(digest(staffRows(options)));
        expect(digest(staffRows(options))).not.toBe(
          digest(staffRows({ ...options, seed: seed + 1 })),
        );
      }),
      { numRuns: 20 },
    );
  });

  test("the same options give the same days, to the byte", () => {
    expect(daysDigest(7)).toBe(daysDigest(7));
    expect(daysDigest(7)).not.toBe(daysDigest(8));
  });

  test("rows made on demand are those of the trust that is held, to the byte", () => {
    expect(digest(staffRows(ambleford))).toBe(digest(fullExtract(syntheticTrust(ambleford))));
  });

  test("days leave the trust that they started from as it was", () => {
    const trust = withNeighbour();
    const before = digest(fullExtract(trust));
    for (const _day of scriptedYear(trust, 15));
    expect(digest(fullExtract(trust))).toBe(before);
  });

  test("a VPD that is not three digits and a number of people or an establishment out of range are refused", () => {
    expect(() => syntheticTrust({ ...ambleford, vpd: "43" })).toThrow(RangeError);
    expect(() => syntheticTrust({ ...ambleford, people: 0 })).toThrow(RangeError);
    for (const establishment of [0, 1.5, 2_000_001]) {
      expect(() => syntheticTrust({ ...ambleford, establishment })).toThrow(
        /an establishment is for/,
      );
    }
    expect(() => withNeighbour({ vpd: "777" })).toThrow(RangeError);
  });
});
