import { expect, test } from "vitest";
import { signInAssessor } from "../../src/assess/sign-in-assessor.ts";
import { compactModel } from "../../src/model/compact/compact-model.ts";
import { allRules } from "../../src/rules/all-rules.ts";
import { setThresholds } from "../../src/thresholds/choose-thresholds.ts";
import { morning } from "../decision/inputs.ts";
import { signIn } from "./given.ts";

const months = 90 * 86_400_000;

test("a person with a million events costs no more memory than one with a few, and is still known", async () => {
  const model = compactModel();
  const { assess } = signInAssessor({
    model,
    rules: allRules(),
    thresholds: setThresholds({ challengeAt: 8, model: model.version }),
    standing: () => "in-post",
    now: () => morning,
  });
  const ordinary = signIn();
  const learn = (from: number, to: number): void => {
    for (let count = from; count < to; count++) {
      model.learn({
        ...ordinary,
        id: `e-${count}`,
        at: morning - months + (months / 1_000_000) * count,
      });
    }
  };
  const sizes = (): readonly number[] => [
    model.memory(),
    model.profiles.memory(),
    model.profiles.size(),
  ];
  learn(0, 10_000);
  const before = sizes();
  learn(10_000, 1_000_000);
  expect(sizes()).toEqual(before);
  const decision = await assess(signIn());
  expect(decision.outcome).toBe("allow");
  expect(Number.isFinite(decision.bits)).toBe(true);
});
