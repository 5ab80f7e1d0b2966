import fc from "fast-check";
import { expect, test } from "vitest";
import { parseException } from "../../src/exceptions/parse-exception.ts";
import { given } from "./exceptions.ts";

function field(change: Readonly<Record<string, unknown>>): unknown {
  try {
    parseException(given(change));
  } catch (error) {
    expect(error).toMatchObject({ code: "invalid-value" });
    return (error as { where: { field: string } }).where.field;
  }
  return "none";
}

test("an exception is read from JSON, its times as ISO 8601 or milliseconds", () => {
  const from = Date.parse("2026-11-01T00:00:00Z");
  const until = Date.parse("2026-12-01T00:00:00Z");
  expect(parseException(given())).toMatchObject({ from, until, atMost: "allow" });
  expect(parseException(given({ from, until }))).toEqual(parseException(given()));
  expect(parseException(given({ from: "2026-11-01T01:00:00+01:00" }))).toMatchObject({ from });
});

test("each has an owner, a reason, an account and an id", () => {
  for (const name of ["owner", "reason", "subject", "id"]) {
    for (const value of [undefined, "", "  ", 7, "x".repeat(501)]) {
      expect(field({ [name]: value })).toBe(name);
    }
  }
});

test("each ends: an emergency account's within a quarter, a service account's within a year", () => {
  expect(field({ until: undefined })).toBe("until");
  expect(field({ until: "never" })).toBe("until");
  expect(field({ until: Number.POSITIVE_INFINITY })).toBe("until");
  expect(field({ until: "2026-11-01T00:00:00Z" })).toBe("until");
  expect(field({ until: "2027-02-01T00:00:00Z" })).toBe("none");
  expect(field({ until: "2027-02-02T00:00:00Z" })).toBe("until");
  const service = { kind: "service-account", lifts: ["legacy-protocol"] };
  expect(field({ ...service, until: "2027-11-02T00:00:00Z" })).toBe("none");
  expect(field({ ...service, until: "2027-11-03T00:00:00Z" })).toBe("until");
});

test("a time without a zone is refused", () => {
  expect(field({ from: "2026-11-01T00:00:00" })).toBe("from");
  expect(field({ from: "1 Nov 2026" })).toBe("from");
});

test("a service account's names what it lets off", () => {
  expect(field({ kind: "service-account" })).toBe("lifts");
  expect(field({ lifts: [] })).toBe("lifts");
  expect(field({ lifts: [""] })).toBe("lifts");
  expect(field({ lifts: Array.from({ length: 51 }, (_, index) => `rule-${index}`) })).toBe("lifts");
});

test("nothing lets a block through as a whole", () => {
  expect(field({ atMost: "block" })).toBe("atMost");
  expect(field({ kind: "favour" })).toBe("kind");
});

test("whatever it is given, it makes an exception or refuses with a typed error that shows nothing of it", () => {
  fc.assert(
    fc.property(
      fc.anything(),
      fc.dictionary(fc.constantFrom(...Object.keys(given())), fc.anything()),
      (all, some) => {
        for (const each of [all, given(some)]) {
          try {
            expect(parseException(each).until).toBeGreaterThan(parseException(each).from);
          } catch (error) {
            expect(error).toMatchObject({ code: "invalid-value" });
          }
        }
      },
    ),
  );
  expect(() => parseException(given({ owner: "", reason: "Quill-7731" }))).not.toThrow(/Quill/);
});
