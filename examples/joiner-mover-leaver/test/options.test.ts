import { describe, expect, test } from "vitest";
import { parseOptions, UsageError } from "../src/options.ts";

describe("what is typed", () => {
  test("may be nothing", () => {
    const options = parseOptions([]);
    expect(options).toMatchObject({ days: undefined, yes: false, reset: false, help: false });
    expect(options.nhsmail).toBe(true);
    expect(options.people).toBeUndefined();
    expect(options.folder).toMatch(/joiner-mover-leaver[/\\]\.rollcall$/);
  });

  test("may name each option", () => {
    const typed = [
      "--days",
      "3",
      "--yes",
      "--people=50",
      "--seed",
      "0",
      "--folder",
      "/tmp/a",
      "--no-nhsmail",
    ];
    expect(parseOptions(typed)).toMatchObject({
      days: 3,
      yes: true,
      people: 50,
      seed: 0,
      folder: "/tmp/a",
      nhsmail: false,
    });
  });

  test.each([
    [["--dais", "3"], "There is no option --dais."],
    [["-x"], "There is no option -x."],
    [["three"], "“three” is not an option."],
    [["--days"], "'--days <value>' argument missing."],
    [["--days", "0"], "from 1 to 3,650, not “0”."],
    [["--days", "1.5"], "not “1.5”."],
    [["--people", "1e3"], "from 20 to 100,000, not “1e3”."],
    [["--people", ""], "not “”."],
  ])("is refused with what is wrong: %j", (typed, words) => {
    expect(() => parseOptions(typed)).toThrow(UsageError);
    expect(() => parseOptions(typed)).toThrow(words);
    expect(() => parseOptions(typed)).toThrow("--help");
  });
});
