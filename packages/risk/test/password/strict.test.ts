import { describe, expect, test } from "vitest";
import { ncscPolicy, nhsmailPolicy } from "../../src/password/policy/profiles.ts";
import { bannedTerms } from "../../src/password/terms/banned-terms.ts";
import { contextOfPerson, contextTerms } from "../../src/password/terms/context-terms.ts";
import { denyList } from "../../src/password/terms/deny-list.ts";
import { rulesAgainst, verdictOn } from "./stage.ts";

const policy = { guessing: "strict" } as const;

describe("strict guessing", () => {
  test.each([
    ["a season and a year", "Winter2018"],
    ["a common word and digits in order", "Password123"],
    ["a club and a year", "Liverpool2024!"],
    ["words of the service", "NHSnurse2024!"],
    ["letters written as digits", "p455w0rd!!"],
    ["signs that stand for either of two letters", "L1verpoo1!"],
    ["a word from its end", "drowssap99"],
    ["a word from its end, between others", "x7drowssap"],
    ["a word with a letter changed", "pasxword99"],
    ["a word with a letter left out", "liverpol99"],
    ["a word with a letter added", "liverrpool99"],
    ["a word with a letter added behind it", "liverpoolx7!q"],
    ["a word with a letter added before it", "q!7xliverpool"],
    ["a row of keys", "qwertyuiop"],
    ["columns of keys", "1qaz2wsx3edc"],
    ["one character again and again", "aaaaaaaaaaaaaaaaaaaa"],
    ["a few characters again and again", "xk7xk7xk7xk7xk7xk7"],
    ["digits in order", "1234567890123"],
    ["a word with signs between its letters", "l.i.v.e.r.p.o.o.l"],
    ["a word with accents", "Lívèrpöól99"],
    ["full-width letters", "ｐａｓｓｗｏｒｄ１２"],
  ])("refuses %s", async (_, text) => {
    expect(await rulesAgainst(text, { policy })).toContain("guessable");
  });

  test.each(["otter-maple-violin", "x7$Kq0!mWz", "thimble walrus cornet"])(
    "lets %s pass",
    async (text) => {
      expect(await rulesAgainst(text, { policy })).toEqual([]);
    },
  );

  test("refuses the word of a deny list with digits and signs around it", async () => {
    const list = denyList(["zanzibar"]);
    expect(await rulesAgainst("99Zanz1bar!", { policy, denyList: list })).toEqual(["guessable"]);
    expect(await rulesAgainst("99Zanz1bar!", { policy })).toEqual([]);
    expect(await rulesAgainst("zanzibar1793!kd8Q", { policy, denyList: list })).toEqual([]);
  });

  test("refuses what is on a deny list in any spelling as common", async () => {
    const list = denyList(["trustno1now"]);
    expect(await rulesAgainst("TrU5tn01n0w", { policy, denyList: list })).toEqual(["common"]);
    expect(
      await rulesAgainst("TRUSTNO1NOW", { policy: { guessing: "whole" }, denyList: list }),
    ).toEqual(["common"]);
  });

  test("looks for the integrator’s own words", async () => {
    const terms = bannedTerms({ terms: ["St Elsewhere’s"] });
    expect(await rulesAgainst("stelsewheres1!", { policy, terms })).toEqual(["guessable"]);
    expect(await rulesAgainst("stelsewheres1!", { policy })).toEqual([]);
  });
});

describe("the examples of NHSmail", () => {
  const open = { policy: nhsmailPolicy, whenUnchecked: "accept" } as const;

  test.each(["Password123", "Winter2018", "Winter-2018"])("%s is refused", async (text) => {
    expect((await verdictOn(text, open)).accepted).toBe(false);
  });

  test("a space and too few characters are refused, and said in the order of the rules", async () => {
    expect(await rulesAgainst("otter tin", open)).toEqual(["too-short", "space"]);
    expect(await rulesAgainst("otter\u00a0violin", open)).toEqual(["space"]);
  });
});

describe("what is known of the person", () => {
  const person = contextTerms({
    names: ["Siân-Marie", "O’Dowd"],
    accounts: ["sian.odowd17@nhs.example"],
    places: ["Ravenglass Ward", "Eskdale"],
    on: "2026-11-22",
  });
  const context = { policy: ncscPolicy, whenUnchecked: "accept", context: person } as const;

  test.each(["marie-thimble-9", "S1ân-violin-kite", "odowd!thimble", "O'Dowd!thimble"])(
    "%s holds a name",
    async (text) => {
      expect(await rulesAgainst(text, context)).toEqual(["name"]);
    },
  );

  test("places, and the month, season and year of the day, count as words", async () => {
    for (const text of ["ravenglass26!", "Eskdale2026!!", "November26!", "autumn26!"]) {
      expect(await rulesAgainst(text, context)).toEqual(["guessable"]);
    }
    expect(await rulesAgainst("ravenglass26!", { ...context, context: contextTerms({}) })).toEqual(
      [],
    );
  });

  test.each([
    ["a place from its end", "ssalgnevar26!"],
    ["a place with a slip", "ravenglss26!"],
    ["a place drawn apart", "e-s-k-d-a-l-e-26"],
    ["a name from its end", "dw0d0!26"],
    ["a name drawn apart", "m.a.r.i.e.2.6"],
  ])("%s is seen through", async (_, text) => {
    expect(await rulesAgainst(text, context)).toEqual(["guessable"]);
    expect(await rulesAgainst(text, { ...context, context: contextTerms({}) })).toEqual([]);
  });

  test("is found where a sign may be one of its letters, and not in another letter", async () => {
    const ian = { ...context, policy: nhsmailPolicy, context: contextTerms({ names: ["Ian"] }) };
    expect(await rulesAgainst("otter-planet-violin", ian)).toEqual([]);
    for (const text of ["otter-1an-violin", "otter-!4N-violin", "otter-giant-violin"]) {
      expect(await rulesAgainst(text, ian)).toEqual(["name"]);
    }
  });

  test("comes out of the staff record: all names, and every place", () => {
    const found = contextOfPerson({
      id: "1",
      identifiers: [],
      names: {
        legal: { given: "Siân", family: "O’Dowd" },
        previous: [{ given: "Siân", middle: "Ada", family: "Quayle" }],
      },
      assignments: [
        {
          id: "1",
          organisation: { name: "Eskdale Trust", department: "Renal" },
          position: {},
          location: { name: "Ravenglass" },
          start: "2026-01-01",
          status: "active",
          primary: true,
        },
      ],
    });
    expect(found.names).toEqual(["Siân", "", "O’Dowd", "Siân", "Ada", "Quayle"]);
    expect(found.places).toEqual(["Eskdale Trust", "Renal", "Ravenglass"]);
  });

  test("is looked for in any letter case alone where the policy says so", async () => {
    const policy = { guessing: "strict", names: { least: 3, spelling: "exact" } } as const;
    expect(await rulesAgainst("xxODOWDxx", { policy, context: person })).toEqual(["name"]);
    expect(await rulesAgainst("xx0D0WDxx", { policy, context: person })).toEqual([]);
  });
});
