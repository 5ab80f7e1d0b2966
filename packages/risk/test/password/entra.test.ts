import { describe, expect, test } from "vitest";
import { bannedTerms } from "../../src/password/terms/banned-terms.ts";
import { contextTerms } from "../../src/password/terms/context-terms.ts";
import { rulesAgainst } from "./stage.ts";

// The examples of Microsoft, "Eliminate bad passwords using Microsoft Entra Password Protection".
const terms = bannedTerms({ terms: ["contoso", "blank", "abcdef"], own: false });
const policy = { guessing: "entra", names: { least: 4, spelling: "folded" } } as const;
const against = async (text: string, context = contextTerms({})) =>
  await rulesAgainst(text, { policy, terms, context });

describe("the examples of Microsoft’s documentation", () => {
  test("a banned word in other letter case and with signs is refused", async () => {
    expect(await against("Bl@nK")).toEqual(["guessable"]);
  });

  test.each(["abcdeg", "abcdefg", "abcde"])("%s is one edit from a banned word", async (text) => {
    expect(await against(text)).toEqual(["guessable"]);
  });

  test("two banned words and two characters are four points, which is too few", async () => {
    expect(await against("C0ntos0Blank12")).toEqual(["guessable"]);
  });

  test("two banned words and three characters are five points, which is enough", async () => {
    expect(await against("ContoS0Bl@nkf9!")).toEqual([]);
  });

  test("a name of four letters within the password refuses it, whatever its points", async () => {
    const poll = contextTerms({ names: ["Poll"] });
    expect(await against("p0LL23fb", poll)).toEqual(["name"]);
    expect(await against("p0LL23fb", contextTerms({ names: ["Pol"] }))).toEqual([]);
  });

  test("a name does so without being asked for, beside what the policy asks of names", async () => {
    const context = contextTerms({ names: ["Featherstone", "Ann"] });
    const entra = { guessing: "entra" } as const;
    for (const text of ["Featherst0ne1", "f3e-featherstone"]) {
      expect(await rulesAgainst(text, { policy: entra, terms, context })).toEqual(["name"]);
    }
    expect(await rulesAgainst("qu1ck-ann-otter", { policy: entra, terms, context })).toEqual([]);
    const exact = { ...entra, names: { least: 3, spelling: "exact" } } as const;
    for (const text of ["Featherst0ne1", "qu1ck-ann-otter"]) {
      expect(await rulesAgainst(text, { policy: exact, terms, context })).toEqual(["name"]);
    }
  });
});

describe("points", () => {
  test("are counted over the cut that gives fewest, not the first that is found", async () => {
    // Longest first would take abcd, and leave e, f, g and h alone; the fewest are a, b and cdefgh.
    const overlapping = bannedTerms({ terms: ["abcd", "cdefgh"], own: false });
    const entra = { guessing: "entra" } as const;
    expect(await rulesAgainst("abcdefgh12", { policy: entra, terms: overlapping })).toEqual([]);
    expect(await rulesAgainst("abcdefgh1", { policy: entra, terms: overlapping })).toEqual([
      "guessable",
    ]);
  });

  test("an edit distance of two is not seen", async () => {
    expect(await against("abcdxy")).toEqual([]);
  });
});
