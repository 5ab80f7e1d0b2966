import { expect, test } from "vitest";
import { entraSignIn } from "../../src/adapters/entra/entra-sign-in.ts";
import { windowsSignIn } from "../../src/adapters/windows/windows-sign-in.ts";
import { signInAssessor } from "../../src/assess/sign-in-assessor.ts";
import { compactModel } from "../../src/model/compact/compact-model.ts";
import { allRules } from "../../src/rules/all-rules.ts";
import type { SignIn } from "../../src/sign-in/sign-in.ts";
import { surroundingsMemory } from "../../src/surroundings/surroundings-memory.ts";
import { setThresholds } from "../../src/thresholds/choose-thresholds.ts";
import { entraEventV1 } from "../stage/entra-events.ts";
import { failureValues, xmlEvent } from "../stage/windows-events.ts";
import { given } from "./given.ts";

const locked = {
  "Entra, 50053": (account: string, record: number) =>
    entraSignIn({
      ...entraEventV1,
      id: `${record}`,
      userId: account,
      status: { errorCode: 50_053 },
    }),
  "Windows, 0xC0000234": (account: string, record: number) =>
    windowsSignIn(
      xmlEvent(
        4625,
        { ...failureValues, TargetUserName: account, Status: "0xc0000234", SubStatus: "0x0" },
        { EventRecordID: `${record}` },
      ),
    ),
};

function assessor() {
  const model = compactModel();
  const memory = surroundingsMemory();
  return signInAssessor({
    ...given(),
    model,
    rules: allRules(),
    thresholds: setThresholds({ challengeAt: 100, model: model.version }),
    surroundings: memory.lookUp,
    note: memory.note,
    now: () => Date.parse("2026-11-21T08:20:00Z"),
  });
}

for (const [source, attempt] of Object.entries(locked)) {
  test(`a locked account is no right password, however many wrong ones came before (${source})`, async () => {
    const { assess } = assessor();
    for (let time = 0; time < 15; time++) await assess(attempt("victim", time) as SignIn);
    const { contributions } = await assess(attempt("victim", 20) as SignIn);
    expect(contributions.map(({ source: each }) => each)).not.toContain("brute-force-success");
  });

  test(`accounts that a spray has locked are counted as people who failed (${source})`, async () => {
    const { assess } = assessor();
    for (let account = 0; account < 20; account++) {
      await assess(attempt(`account-${account}`, account) as SignIn);
    }
    const sprayed = attempt("victim", 99) as SignIn;
    const { contributions } = await assess({ ...sprayed, result: "succeeded" });
    expect(contributions).toContainEqual(
      expect.objectContaining({ source: "spray-success", facts: { people: 20 } }),
    );
  });
}
