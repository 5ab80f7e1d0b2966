import { expect, test } from "vitest";
import { signInAssessor } from "../../src/assess/sign-in-assessor.ts";
import { compactModel } from "../../src/model/compact/compact-model.ts";
import { allRules } from "../../src/rules/all-rules.ts";
import { surroundingsMemory } from "../../src/surroundings/surroundings-memory.ts";
import { setThresholds } from "../../src/thresholds/choose-thresholds.ts";
import { given, signIn } from "./given.ts";

test("a stolen session is challenged where its owner signs in elsewhere between", async () => {
  const model = compactModel();
  const memory = surroundingsMemory();
  const { assess, settle } = signInAssessor({
    ...given(),
    model,
    rules: allRules(),
    thresholds: setThresholds({ challengeAt: 100, model: model.version }),
    surroundings: memory.lookUp,
    note: memory.note,
  });
  const first = signIn({ session: "token-1" });
  await assess(first);
  await settle(first, "passed");
  const second = signIn({ session: "token-2" });
  expect((await assess(second)).outcome).toBe("allow");
  const stolen = await assess(signIn({ session: "token-1", network: { number: 64_999 } }));
  expect(stolen.outcome).toBe("challenge");
  expect(stolen.contributions.map(({ source }) => source)).toContain("token-on-two-networks");
});
