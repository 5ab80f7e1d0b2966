import { expect, test } from "vitest";
import { correlate } from "../../src/correlate/correlate.ts";
import { type Matcher, suggest } from "../../src/correlate/matcher.ts";
import { account, link, person, rules } from "./world.ts";

const people = [person("p3"), person("p2"), person("p1")];
const accounts = [account("a2"), account("a1"), account("a3")];
const links = [link("a3", "p3")];
const correlations = correlate({ people, accounts, links, rules });

const everybody: Matcher = {
  name: "everybody",
  *suggest(free, open) {
    for (const { id } of free) {
      for (const { ref } of open) {
        const score = id === "p2" ? 0.9 : 0.5;
        yield {
          personId: id,
          account: ref,
          rule: "everybody",
          fields: [],
          score,
          because: "alike",
        };
      }
    }
  },
};

test("matchers see only people and accounts that nothing has settled, and the best suggestion comes first", () => {
  const found = suggest({ people, accounts, correlations, matchers: [everybody] });
  expect(found.map((one) => [one.account.stable, one.personId, one.score])).toEqual([
    ["a1", "p2", 0.9],
    ["a1", "p1", 0.5],
    ["a2", "p2", 0.9],
    ["a2", "p1", 0.5],
  ]);
});

test("what a matcher says of a settled account or person is dropped", () => {
  const bold: Matcher = {
    name: "bold",
    suggest: () => [
      {
        personId: "p1",
        account: { kind: "account", stable: "a3" },
        rule: "bold",
        fields: [],
        score: 1,
        because: "sure",
      },
      {
        personId: "p3",
        account: { kind: "account", stable: "a1" },
        rule: "bold",
        fields: [],
        score: 1,
        because: "sure",
      },
    ],
  };
  expect(suggest({ people, accounts, correlations, matchers: [bold] })).toEqual([]);
});
