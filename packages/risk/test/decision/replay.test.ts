import { canonicalJson, contentHash } from "@rollcall/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DecisionInputs } from "../../src/decision/decision-inputs.ts";
import { makeDecision } from "../../src/decision/make-decision.ts";
import { replay } from "../../src/decision/replay.ts";
import type { Rule } from "../../src/rules/rule.ts";
import { anyContribution, contribution } from "./contributions.ts";
import { afterLeaving, inputs, newNetwork } from "./inputs.ts";

const rules = [newNetwork, afterLeaving];

function differs(field: string): unknown {
  return expect.objectContaining({
    code: "precondition-failed",
    where: expect.objectContaining({ field }),
  });
}

describe("the record of a decision", () => {
  test("its id is a hash of everything else in it", () => {
    const { id, ...rest } = makeDecision(inputs(), rules);
    expect(id).toBe(contentHash(rest));
  });

  test("it names the event, the model, the thresholds and the hash of its inputs", () => {
    expect(makeDecision(inputs(), rules)).toMatchObject({
      spec: "rollcall/decision@1",
      event: "e-1",
      inputs: contentHash(inputs()),
      model: "model@1",
      thresholds: "t-1",
      challengeAt: 8,
      outcome: "challenge",
    });
  });

  test("its score is the sum of what model, feeds and rules gave", () => {
    const { bits, contributions } = makeDecision(inputs(), rules);
    expect(bits).toBeCloseTo(2.5 - 0.7 + 4 + 1.5);
    expect(contributions.map(({ source }) => source)).toEqual([
      "country",
      "link-clicked",
      "network",
      "new-network",
    ]);
  });

  test("no address, device, or key of the person is in it", () => {
    const text = JSON.stringify(makeDecision(inputs(), rules));
    expect(text).not.toContain("203.0.113.7");
    expect(text).not.toContain("Mozilla");
    expect(text).not.toContain("p-1");
  });

  test("the order of the rules changes nothing", () => {
    expect(makeDecision(inputs(), [afterLeaving, newNetwork])).toEqual(
      makeDecision(inputs(), rules),
    );
  });

  test("a decision with a rule that throws replays with the rules in any order", () => {
    const broken: Rule = () => {
      throw new Error("broken");
    };
    const decision = makeDecision(inputs(), [broken, ...rules]);
    const again = replay({ decision, inputs: inputs(), rules: [...rules, broken] });
    expect(canonicalJson(again)).toBe(canonicalJson(decision));
  });

  test("a rule that throws demands a challenge, and the others are asked all the same", () => {
    const broken: Rule = () => {
      throw new Error("jane.smith17");
    };
    const decision = makeDecision(inputs({ evidence: [] }), [broken, newNetwork]);
    expect(decision.outcome).toBe("challenge");
    expect(decision.contributions).toContainEqual(
      expect.objectContaining({ source: "rule-failed", strength: "demanding" }),
    );
    expect(decision.contributions).toContainEqual(
      expect.objectContaining({ source: "new-network" }),
    );
    expect(JSON.stringify(decision)).not.toContain("jane");
  });

  test("a rule that would lower a score demands a challenge instead", () => {
    const decision = makeDecision(inputs({ evidence: [] }), [() => contribution({ bits: -20 })]);
    expect(decision.outcome).toBe("challenge");
    expect(decision.bits).toBeCloseTo(1.8);
  });

  test("an exception that held is in it", () => {
    const exception = { id: "x-1", kind: "break-glass", until: 1, atMost: "allow" as const };
    expect(makeDecision(inputs({ exception }), rules)).toMatchObject({
      exception,
      outcome: "allow",
    });
  });
});

describe("replay", () => {
  test("gives the same bytes, also when record and inputs were JSON in between", () => {
    fc.assert(
      fc.property(
        fc.array(anyContribution, { maxLength: 6 }),
        fc.array(anyContribution, { maxLength: 3 }),
        fc.constantFrom("left", "in-post", "unknown"),
        (weighed, evidence, standing) => {
          const { surroundings, ...rest } = inputs();
          const given: DecisionInputs = {
            ...rest,
            surroundings: { ...surroundings, standing },
            weighed,
            evidence,
          };
          const decision = makeDecision(given, rules);
          const kept = JSON.parse(JSON.stringify({ decision, inputs: given }));
          const again = replay({ ...kept, rules });
          expect(canonicalJson(again)).toBe(canonicalJson(decision));
        },
      ),
    );
  });

  test("refuses other inputs than those that were kept, and says so", () => {
    const decision = makeDecision(inputs(), rules);
    const other = inputs({ event: { ...inputs().event, address: "203.0.113.8" } });
    expect(() => replay({ decision, inputs: other, rules })).toThrow(differs("inputs"));
  });

  test("says which reason differs when a rule has changed since", () => {
    const decision = makeDecision(inputs(), rules);
    const stricter: Rule = (sighting) => {
      const found = newNetwork(sighting);
      return found && { ...found, bits: 2 };
    };
    expect(() => replay({ decision, inputs: inputs(), rules: [stricter, afterLeaving] })).toThrow(
      differs("bits"),
    );
  });

  test("says which reason was edited in the record", () => {
    const decision = makeDecision(inputs(), rules);
    const contributions = decision.contributions.map((each) => ({ ...each, reason: "Nothing." }));
    expect(() =>
      replay({ decision: { ...decision, contributions }, inputs: inputs(), rules }),
    ).toThrow(differs("contributions[0].reason"));
  });

  test("says that the outcome was edited", () => {
    const decision = { ...makeDecision(inputs(), rules), outcome: "allow" as const };
    expect(() => replay({ decision, inputs: inputs(), rules })).toThrow(differs("outcome"));
  });

  test("says that the id was edited when nothing else was", () => {
    const decision = { ...makeDecision(inputs(), rules), id: "0".repeat(64) };
    expect(() => replay({ decision, inputs: inputs(), rules })).toThrow(differs("id"));
  });

  test("its errors hold nothing of the person", () => {
    const decision = makeDecision(inputs(), rules);
    try {
      replay({ decision, inputs: inputs({ at: 0 }), rules });
      expect.unreachable();
    } catch (error) {
      expect(JSON.stringify(error) + String(error)).not.toMatch(/203\.0|p-1|Mozilla/);
    }
  });
});
