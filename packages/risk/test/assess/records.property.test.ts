import { canonicalJson } from "@rollcall/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { signInAssessor } from "../../src/assess/sign-in-assessor.ts";
import { replay } from "../../src/decision/replay.ts";
import type { SignIn } from "../../src/sign-in/sign-in.ts";
import type { Standing } from "../../src/sign-in/surroundings.ts";
import { anyContribution } from "../decision/contributions.ts";
import { morning } from "../decision/inputs.ts";
import { given } from "./given.ts";

const anySignIn: fc.Arbitrary<SignIn> = fc
  .record(
    {
      id: fc.constantFrom("a", "b", "c", "d", "e", "f"),
      at: fc.integer({ min: morning - 1_000_000, max: morning + 600_000 }),
      subject: fc.constantFrom("person-anne", "person-bert"),
      result: fc.constantFrom("succeeded", "succeeded", "wrong-password", "failed", "refused"),
      address: fc.constantFrom("203.0.113.7", "::ffff:203.0.113.9", "2001:db8::1"),
      network: fc.record({ number: fc.integer({ min: 64_500, max: 64_503 }) }),
      device: fc.record({ id: fc.constant("cookie-1"), agent: fc.constant("Mozilla/5.0") }),
      stepUp: fc.constantFrom("passed", "denied", "failed"),
    },
    { requiredKeys: ["id", "at", "subject", "result"] },
  )
  .map((drawn) => drawn as SignIn);

const anyDay = fc.record({
  events: fc.array(anySignIn, { maxLength: 20 }),
  answers: fc.infiniteStream(fc.constantFrom("passed", "denied", "failed", undefined)),
  standings: fc.infiniteStream(
    fc.constantFrom<Standing | "lost">("in-post", "in-post", "left", "absent", "lost"),
  ),
  evidence: fc.array(anyContribution, { maxLength: 2 }),
});

test("whatever comes, every decision replays to the same bytes, nothing is learnt twice, and no record or log holds the person", async () => {
  await fc.assert(
    fc.asyncProperty(anyDay, async ({ events, answers, standings, evidence }) => {
      const options = given({
        evidence: () => evidence,
        standing: () => {
          const standing = standings.next().value;
          if (standing === "lost") throw new Error("lost");
          return standing;
        },
      });
      const { assess, settle } = signInAssessor(options);
      for (const event of events) {
        const decision = await assess(event);
        const stepUp = answers.next().value;
        if (stepUp) await settle(event, stepUp);
        const isUnsure = decision.contributions.some(({ source }) => source === "standing-unknown");
        if (isUnsure) expect(decision.outcome).not.toBe("allow");
      }
      for (const { decision, inputs } of JSON.parse(JSON.stringify(options.kept))) {
        const again = replay({ decision, inputs, rules: options.rules });
        expect(canonicalJson(again)).toBe(canonicalJson(decision));
        const log = JSON.stringify(decision);
        expect(log).not.toMatch(/person-|203\.0|2001:|Mozilla|cookie/);
        expect(JSON.stringify(inputs)).not.toMatch(/203\.0|2001:|Mozilla|cookie/);
      }
      const ids = options.model.learnt.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(options.model.learnt.every(({ result }) => result === "succeeded")).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test("the address and the device are kept when they are asked for", async () => {
  const options = given({ withAddress: true });
  await signInAssessor(options).assess({
    id: "a",
    at: morning,
    subject: "p",
    result: "succeeded",
    address: "203.0.113.7",
    device: { agent: "Mozilla/5.0" },
  });
  expect(options.kept[0]?.inputs.event).toMatchObject({
    address: "203.0.113.7",
    device: { agent: "Mozilla/5.0" },
  });
  expect(JSON.stringify(options.kept[0]?.decision)).not.toMatch(/203\.0|Mozilla/);
});
