import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../src/hash.ts";
import { parsePlan, planToJson } from "../../src/plan/parse-plan.ts";
import { sealPlan } from "../../src/plan/seal-plan.ts";
import { disable, planOf } from "../guard/plans.ts";
import { plans } from "./arbitraries.ts";

const plan = planOf([disable("1")]);
const edited = (edit: (copy: Record<string, unknown>) => void): unknown => {
  const copy = JSON.parse(planToJson(plan));
  edit(copy);
  return copy;
};

describe("a plan as JSON", () => {
  it("is read back as it was, from one line and from many", () => {
    fc.assert(
      fc.property(plans, (unsealed) => {
        const sealed = sealPlan(unsealed);
        expect(parsePlan(planToJson(sealed))).toStrictEqual(sealed);
        expect(parsePlan(planToJson(sealed, { pretty: true }))).toStrictEqual(sealed);
        expect(planToJson(parsePlan(planToJson(sealed)))).toBe(planToJson(sealed));
      }),
    );
  });

  it("does not depend on the order in which a plan's keys were written", () => {
    fc.assert(
      fc.property(plans, (unsealed) => {
        const turned = Object.fromEntries(Object.entries(unsealed).reverse()) as typeof unsealed;
        expect(planToJson(sealPlan(turned))).toBe(planToJson(sealPlan(unsealed)));
      }),
    );
  });

  it("has canonical text", () => {
    expect(planToJson(plan)).toBe(canonicalJson(plan));
    expect(planToJson(plan, { pretty: true })).toContain('\n  "asOf": "2026-11-21T07:00:00Z",\n');
  });
});

describe("a plan is refused", () => {
  const fault =
    (input: unknown): (() => unknown) =>
    () =>
      parsePlan(input);

  it("when it was edited, in whatever place", () => {
    const places = [
      edited((copy) => Object.assign(copy, { revision: 8 })),
      edited((copy) => Object.assign(copy, { operations: [] })),
      edited((copy) => Object.assign(copy, { hash: "0".repeat(64) })),
    ];
    for (const place of places) expect(fault(place)).toThrow(/the plan was edited/);
  });

  it("when a key in it is called __proto__, which is not taken over", () => {
    const { hash: _, ...rest } = plan;
    const atEnd = [{ space: "links", key: "k1", value: { called: ["k1"] } }] as const;
    const sealed = sealPlan({ ...rest, checkpoint: { byOperation: {}, atEnd } });
    const json = planToJson(sealed).replace('"called"', '"__proto__"');
    expect(fault(json)).toThrow(/the plan was edited/);
  });

  it("when it is of another version", () => {
    const other = edited((copy) => Object.assign(copy, { spec: "rollcall/plan@2" }));
    expect(fault(other)).toThrow('spec must be one of "rollcall/plan@1"');
  });

  it("with the path of the fault and without the value there", () => {
    const [operation] = JSON.parse(planToJson(plan)).operations;
    const withOperation = (changes: object): unknown =>
      edited((copy) => Object.assign(copy, { operations: [{ ...operation, ...changes }] }));
    expect(fault(withOperation({ kind: "Jane" }))).toThrow(
      "the plan cannot be used: operations[0].kind must have a known kind",
    );
    expect(fault(withOperation({ password: "Jane" }))).toThrow(
      "operations[0].password is not a known key",
    );
    expect(fault(withOperation({ label: 7 }))).toThrow("operations[0].label must be a string");
    expect(fault(withOperation({ due: "Jane" }))).toThrow(
      "operations[0].due must be a valid date, such as 2026-11-21",
    );
    const deep = { exists: true, attributes: { mail: [{ secret: "Jane" }] } };
    try {
      parsePlan(withOperation({ expects: deep }));
      expect.unreachable();
    } catch (error) {
      expect(String(error)).toContain("operations[0].expects.attributes.mail");
      expect(String(error)).not.toContain("Jane");
    }
  });

  it("when its text is no JSON, without quoting it", () => {
    expect(fault('{"label": Jane}')).toThrow(/^the plan cannot be used: it is not JSON$/);
  });
});
