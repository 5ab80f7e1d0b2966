import { describe, expect, test } from "vitest";
import {
  assertOptionNames,
  assertWanted,
  invalidOption,
  wholeNumberRule,
} from "../../src/index.ts";

describe("an option of a connector", () => {
  test("that cannot be used is an error with its field, its rule and what to do", () => {
    const rule = { field: "tls.ca", rule: "pem", advice: "Give certificates in PEM." };
    expect(invalidOption("activeDirectory()", rule)).toMatchObject({
      code: "invalid-options",
      message: "the option tls.ca of activeDirectory() cannot be used",
      scope: "system",
      advice: "Give certificates in PEM.",
      where: { field: "tls.ca", rule: "pem" },
    });
  });

  test("that breaks the one rule of its field names the field alone", () => {
    const error = invalidOption("esr()", { field: "folder", advice: "Name a folder." });
    expect(error.where).toEqual({ field: "folder" });
  });

  test.each([1, 2, 10])("may be the whole number %d within 1 and 10", (value) => {
    expect(wholeNumberRule("pageSize", value, { least: 1, most: 10 })).toBeUndefined();
  });

  test.each([0, 11, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("may not be %d", (value) => {
    expect(wholeNumberRule("pageSize", value, { least: 1, most: 10 })).toEqual({
      field: "pageSize",
      rule: "range",
      advice: "Give a whole number from 1 to 10.",
    });
  });
});

describe("options by name", () => {
  const names = { breakGlass: true, canaries: true } as const;
  const check = (given: unknown, group?: string) => () =>
    assertOptionNames("activeDirectory()", given as object, names, group);

  test("may be any of those that there are, and none", () => {
    expect(check({ canaries: [], breakGlass: undefined })).not.toThrow();
    expect(check({})).not.toThrow();
  });

  test("of a name that is nearly one of them are refused, with the name that may be meant", () => {
    expect(check({ canaries: [], breakglass: ["svc.backup"] })).toThrow(
      expect.objectContaining({
        code: "invalid-options",
        message: "the option breakglass of activeDirectory() cannot be used",
        advice: "There is no such option. Did you mean breakGlass?",
        where: { field: "breakglass", rule: "known" },
      }),
    );
  });

  test("of another name are refused, with all that there are, and with the group that they stand in", () => {
    expect(check({ rejectUnauthorized: false }, "tls")).toThrow(
      expect.objectContaining({
        advice: "There is no such option. Those that there are: breakGlass, canaries.",
        where: { field: "tls.rejectUnauthorized", rule: "known" },
      }),
    );
  });

  test.each([
    [undefined, undefined, "options"],
    [null, "tls", "tls"],
    ["yes", "tls", "tls"],
  ])("that are no object are refused: %j", (given, group, field) => {
    expect(check(given, group)).toThrow(
      expect.objectContaining({ code: "invalid-options", where: { field, rule: "object" } }),
    );
  });
});

test("a call that is no longer wanted is cancelled, with the caller's reason, and another goes on", () => {
  const reason = new Error("the window was closed");
  expect(() => assertWanted(AbortSignal.abort(reason))).toThrow(
    expect.objectContaining({ code: "cancelled", cause: reason }),
  );
  expect(() => assertWanted(new AbortController().signal)).not.toThrow();
  expect(() => assertWanted(undefined)).not.toThrow();
});
