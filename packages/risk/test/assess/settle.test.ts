import { canonicalJson } from "@rollcall/core";
import { describe, expect, test } from "vitest";
import { signInAssessor } from "../../src/assess/sign-in-assessor.ts";
import { replay } from "../../src/decision/replay.ts";
import { compactModel } from "../../src/model/compact/compact-model.ts";
import { allRules } from "../../src/rules/all-rules.ts";
import type { Standing } from "../../src/sign-in/surroundings.ts";
import { setThresholds } from "../../src/thresholds/choose-thresholds.ts";
import { morning } from "../decision/inputs.ts";
import { given, signIn } from "./given.ts";

/** Real rules and the real model, under which the first sign-in of a person is challenged. */
function real(more: Parameters<typeof given>[0] = {}) {
  const model = compactModel();
  const options = given({ ...more, rules: allRules() });
  const thresholds = setThresholds({ challengeAt: 4, model: model.version });
  return { options: { ...options, model, thresholds }, kept: options.kept };
}

const sources = (decision: { readonly contributions: readonly { source: string }[] } | undefined) =>
  decision?.contributions.map(({ source }) => source);

describe("a prompt that is passed after many were denied", () => {
  test("lets nobody in, is challenged again, and is learnt once another factor was passed", async () => {
    const { options, kept } = real();
    const { assess, settle } = signInAssessor(options);
    for (let time = 0; time < 6; time++) {
      const event = signIn();
      await assess(event);
      expect((await settle(event, "denied")).lesson).toBe("noted");
    }
    const worn = signIn();
    expect((await assess(worn)).outcome).toBe("challenge");
    const { decision, lesson } = await settle(worn, "passed");
    expect(lesson).toBe("nothing");
    expect(decision?.outcome).toBe("challenge");
    expect(sources(decision)).toContain("push-fatigue");
    expect(options.model.past(signIn()).denied).toBeGreaterThan(5);
    expect(options.model.past(signIn()).learnt).toBe(0);
    expect(await assess(worn)).toEqual(decision);
    expect(kept.at(-1)?.decision).toEqual(decision);

    expect((await settle(worn, "passed")).lesson).toBe("learnt");
    expect(options.model.past(signIn()).learnt).toBeCloseTo(1);
    expect((await settle(worn, "passed")).lesson).toBe("nothing");
  });

  test("is seen also where all were asked for before the first was denied", async () => {
    const { options } = real();
    const { assess, settle } = signInAssessor(options);
    const prompts = Array.from({ length: 6 }, () => signIn());
    for (const event of prompts) await assess(event);
    const [last, ...others] = prompts;
    for (const event of others) await settle(event, "denied");
    const { decision, lesson } = await settle(last as never, "passed");
    expect([lesson, decision?.outcome]).toEqual(["nothing", "challenge"]);
    expect(sources(decision)).toContain("push-fatigue");
  });

  test("is seen also where the person has signed in elsewhere meanwhile", async () => {
    const { options } = real();
    const { assess, settle } = signInAssessor(options);
    for (let time = 0; time < 6; time++) {
      const event = signIn();
      await assess(event);
      await settle(event, "denied");
    }
    const worn = signIn();
    await assess(worn);
    options.model.learn(signIn({ at: worn.at + 500 }));
    expect(options.model.past(signIn()).denied).toBe(0);
    expect(sources((await settle(worn, "passed")).decision)).toContain("push-fatigue");
  });

  test("gives records that can be replayed", async () => {
    const { options, kept } = real();
    const { assess, settle } = signInAssessor(options);
    for (const stepUp of ["denied", "denied", "denied", "passed"] as const) {
      const event = signIn();
      await assess(event);
      await settle(event, stepUp);
    }
    expect(kept).toHaveLength(8);
    for (const { decision, inputs } of kept) {
      const again = replay({ decision, inputs, rules: options.rules });
      expect(canonicalJson(again)).toBe(canonicalJson(decision));
    }
  });
});

describe("what changes between a challenge and its answer", () => {
  test("a post that ended blocks, and nothing is learnt", async () => {
    let standing: Standing = "in-post";
    const options = given({ standing: () => standing });
    const { assess, settle } = signInAssessor(options);
    const event = signIn();
    await assess(event);
    standing = "left";
    const { decision, lesson } = await settle(event, "passed");
    expect([decision?.outcome, lesson]).toEqual(["block", "noted"]);
    expect(options.model.learnt).toEqual([]);
    expect(options.model.noted).toEqual([{ ...event, stepUp: "passed", result: "refused" }]);
  });

  test("a look-up that fails by then is a challenge with the reason, until it answers", async () => {
    let isBroken = false;
    const standing = (): Standing => {
      if (isBroken) throw new Error("no route to the staff record");
      return "in-post";
    };
    const options = given({ standing });
    const { assess, settle } = signInAssessor(options);
    const event = signIn();
    await assess(event);
    isBroken = true;
    const { decision, lesson } = await settle(event, "passed");
    expect([decision?.outcome, lesson]).toEqual(["challenge", "nothing"]);
    expect(sources(decision)).toContain("standing-unknown");
    isBroken = false;
    expect((await settle(event, "passed")).lesson).toBe("learnt");
  });

  test("an exception that was made lets in, and teaches nothing", async () => {
    let standing: Standing = "in-post";
    const exception = {
      id: "x-1",
      kind: "break-glass",
      until: Number.MAX_VALUE,
      lifts: ["after-leaving", "network"],
      atMost: "allow",
    } as const;
    const options = given({
      standing: () => standing,
      exceptions: () => (standing === "left" ? exception : undefined),
    });
    const { assess, settle } = signInAssessor(options);
    const event = signIn();
    await assess(event);
    standing = "left";
    const { decision, lesson } = await settle(event, "passed");
    expect([decision?.outcome, lesson]).toEqual(["allow", "nothing"]);
    expect(options.model.learnt).toEqual([]);
    expect((await settle(event, "passed")).lesson).toBe("nothing");
  });
});

test("an answer that was not passed makes no decision milder, whatever the model has learnt since", async () => {
  const options = given();
  const { assess, settle } = signInAssessor(options);
  const event = signIn();
  const { bits } = await assess(event);
  options.model.learn(signIn());
  expect(await settle(event, "failed")).toMatchObject({ decision: { outcome: "challenge", bits } });
});

test("the model and the tables are told when it is, so that a late event is known for one", async () => {
  const told: (number | undefined)[] = [];
  const options = given({ note: (_, now) => void told.push(now) });
  const model = {
    ...options.model,
    note: (_: unknown, now?: number) => void told.push(now),
    learn: (_: unknown, now?: number) => void told.push(now),
  };
  const { assess, settle } = signInAssessor({ ...options, model });
  const event = signIn({ at: morning - 1e10 });
  await assess(event);
  await settle(event, "passed");
  await assess(signIn({ at: morning - 1e10, result: "wrong-password" }));
  expect(told).toEqual([morning, morning, morning, morning]);
});

test("a block that an answer led to stays one, however often the event is brought again", async () => {
  const options = given({
    rules: [
      ({ event }) =>
        event.stepUp === "failed"
          ? { source: "failed", bits: 9, strength: "conclusive", reason: "Failed.", facts: {} }
          : undefined,
    ],
  });
  const { assess, settle } = signInAssessor(options);
  const event = signIn();
  expect((await assess(event)).outcome).toBe("challenge");
  const [first, second] = await Promise.all([settle(event, "failed"), settle(event, "passed")]);
  expect(first.decision?.outcome).toBe("block");
  expect(second.lesson).toBe("nothing");
  expect(await settle(event, "passed")).toEqual({ decision: first.decision, lesson: "nothing" });
  expect(await assess(event)).toEqual(first.decision);
});
