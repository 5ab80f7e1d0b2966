import { describe, expect, test } from "vitest";
import { fieldReader } from "../../src/input/field-reader.ts";

const reader = fieldReader({ what: "the record", advice: "Look at what sends it." });
const faultOf = (read: () => unknown): unknown => {
  try {
    return read();
  } catch (error) {
    return error;
  }
};

describe("an object that is needed", () => {
  test.each([undefined, null])("%s is told as missing", (value) => {
    expect(faultOf(() => reader.neededFields(value, "status"))).toMatchObject({
      code: "invalid-value",
      message: "the record cannot be used: status is missing",
      where: { field: "status", rule: "is missing" },
    });
  });

  test.each([[[]], ["Jane"], [7]])("%j is told as no object", (value) => {
    expect(faultOf(() => reader.neededFields(value, ""))).toMatchObject({
      message: "the record cannot be used: it must be an object",
      where: { rule: "must be an object" },
    });
  });

  test("one that need not be there is nothing when it is missing, and is checked all the same", () => {
    expect(reader.fields(null, "status")).toBeUndefined();
    expect(faultOf(() => reader.fields("Jane", "status"))).toMatchObject({
      where: { field: "status", rule: "must be an object" },
    });
  });
});

describe("what things are told apart by", () => {
  test.each([
    ["as long as it may be", "12345"],
    ["with both halves of a surrogate", "a\u{1f600}"],
  ])("a text %s is taken as it is", (_, text) => {
    expect(reader.identifier(text, "id", 5)).toBe(text);
  });

  test.each([
    ["longer", "123456", "must not be longer than 5 characters"],
    ["with half a surrogate", "a\ud800", "must be well-formed Unicode"],
    ["that is none", 7, "must be a text"],
    ["that is missing", "", "is missing"],
  ])("a text %s is refused by its rule, and not repeated", (_, value, rule) => {
    const error = faultOf(() => reader.neededIdentifier(value, "id", 5));
    expect(error).toMatchObject({ where: { field: "id", rule } });
    expect((error as Error).message).toBe(`the record cannot be used: id ${rule}`);
  });
});
