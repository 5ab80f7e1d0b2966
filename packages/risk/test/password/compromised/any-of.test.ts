import { describe, expect, it } from "vitest";
import { anyOf } from "../../../src/password/compromised/any-of.ts";
import type { CompromisedSet } from "../../../src/password/compromised/compromised-set.ts";
import { sha1Of } from "./made-up-list.ts";

const sha1 = sha1Of("made-up");
type Answer = boolean | Error;

function setOf(answer: Answer, asked: Answer[] = [], listedOn?: string): CompromisedSet {
  return {
    version: `${answer}`,
    listedOn,
    falsePositives: 2 ** -16,
    has() {
      asked.push(answer);
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
}

describe("any of several sets", () => {
  const gone = new Error("gone");
  const lost = new Error("lost");

  it.each<readonly [readonly Answer[], Answer, number]>([
    [[], false, 0],
    [[false, false], false, 2],
    [[true, gone], true, 1],
    [[false, true, false], true, 2],
    [[gone, true], true, 2],
    [[gone, false, lost], gone, 3],
    [[false, lost], lost, 2],
  ])("answers %j with %s after %i questions", async (answers, expected, questions) => {
    const asked: Answer[] = [];
    const set = anyOf(...answers.map((answer) => setOf(answer, asked)));
    const found = await Promise.resolve(set.has(sha1)).catch((error: unknown) => error);
    expect(found).toBe(expected);
    expect(asked).toHaveLength(questions);
  });

  it("has the versions of all, the day of the latest list, and the errors of all", () => {
    const set = anyOf(setOf(false, [], "2026-09-01"), setOf(true), setOf(true, [], "2026-11-20"));
    expect(set).toMatchObject({
      version: "false + true + true",
      listedOn: "2026-11-20",
      falsePositives: 3 * 2 ** -16,
    });
  });
});
