import { generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ConnectorError } from "../../src/errors.ts";
import type { Approval } from "../../src/plan/approval/approval.ts";
import { approve, signApproval } from "../../src/plan/approval/approve.ts";
import {
  type CheckApprovalOptions,
  checkApproval,
} from "../../src/plan/approval/check-approval.ts";
import { parseApproval } from "../../src/plan/approval/parse-approval.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { sealPlan, verifyPlan } from "../../src/plan/seal-plan.ts";
import { breach, disable, planOf } from "./plans.ts";

const plan = planOf([disable("1")]);
const stopped = planOf([disable("1")], [breach("directory/closing/percent"), breach("staff/drop")]);
const times = { at: "2026-11-21T08:00:00Z", expires: "2026-11-21T18:00:00Z" };
const yes = approve(plan, { by: "Ada Okafor", ...times });
const now = "2026-11-21T09:00:00Z";
const pair = generateKeyPairSync("ed25519");
const keys = { board: pair.publicKey };
const signing = { key: "board", privateKey: pair.privateKey };

function ruleOf(check: () => void): string | undefined {
  try {
    check();
  } catch (error) {
    return (error as ConnectorError).where?.rule;
  }
  return undefined;
}

const refusalOf = (
  given: Approval,
  options: Partial<CheckApprovalOptions> = {},
  of: Plan = plan,
): string | undefined => ruleOf(() => checkApproval(of, given, { now, ...options }));

describe("a sealed plan", () => {
  it("is frozen all the way down", () => {
    const operation = plan.operations[0];
    expect(Object.isFrozen(plan.operations)).toBe(true);
    expect(Object.isFrozen(operation?.reasons[0])).toBe(true);
  });

  it("has the same hash however its keys are ordered", () => {
    const { hash: _, ...rest } = plan;
    const turned = Object.fromEntries(Object.entries(rest).reverse()) as typeof rest;
    expect(sealPlan(turned).hash).toBe(plan.hash);
  });

  it("is a copy that equals its JSON, whatever its members are called", () => {
    const { hash: _, ...rest } = plan;
    const unsealed = {
      ...rest,
      accountLabels: JSON.parse('{"constructor":{"toString":"Ada"},"b":{}}'),
    };
    const copy = sealPlan({ ...unsealed, gone: undefined } as typeof rest);
    const parsed = JSON.parse(JSON.stringify({ ...unsealed, hash: copy.hash }));
    expect(Object.entries(copy.accountLabels ?? {})).toEqual(Object.entries(parsed.accountLabels));
    expect(Object.keys(copy)).toEqual(Object.keys(parsed));
    expect(Object.isFrozen(unsealed.accountLabels)).toBe(false);
  });

  it("is found out when it was edited", () => {
    expect(ruleOf(() => verifyPlan({ ...plan, revision: 8 }))).toBe("plan-edited");
    expect(ruleOf(() => verifyPlan(plan))).toBeUndefined();
  });
});

describe("an approval", () => {
  it("lets exactly its plan through", () => {
    expect(refusalOf(yes)).toBeUndefined();
    expect(refusalOf(yes, {}, planOf([disable("2")]))).toBe("other-plan");
  });

  it("does not cover a plan whose operations were changed under the same hash", () => {
    const swapped = { ...planOf([disable("2")]), hash: plan.hash };
    expect(refusalOf(yes, {}, swapped)).toBe("plan-edited");
  });

  it("ends at its expiry", () => {
    expect(refusalOf(yes, { now: "2026-11-21T17:59:59Z" })).toBeUndefined();
    expect(refusalOf(yes, { now: "2026-11-21T18:00:00Z" })).toBe("expired");
  });

  it("may come from a clock that is five minutes ahead, and no more", () => {
    expect(refusalOf(yes, { now: "2026-11-21T07:55:00Z" })).toBeUndefined();
    expect(refusalOf(yes, { now: "2026-11-21T07:54:59Z" })).toBe("not-yet-valid");
  });

  it("is no yes when its times cannot be read", () => {
    const endless = { ...yes, expires: "never" };
    expect(() => checkApproval(plan, endless, { now })).toThrow(/expires must be a valid instant/);
    expect(() => checkApproval(plan, yes, { now: "today" })).toThrow(/now is not an instant/);
  });

  it("names each breach of a stopped plan", () => {
    const accepts = ["directory/closing/percent"];
    const half: Approval = { ...yes, planHash: stopped.hash, accepts };
    expect(() => checkApproval(stopped, half, { now })).toThrow("does not accept: staff/drop");
    const whole = approve(stopped, { by: "Ada", ...times, accepts: [...accepts, "staff/drop"] });
    expect(refusalOf(whole, {}, stopped)).toBeUndefined();
  });

  it("is refused as it is made when it would not do", () => {
    const given = { by: "Ada", ...times };
    expect(ruleOf(() => approve(stopped, given))).toBe("breach-not-accepted");
    expect(ruleOf(() => approve(plan, { ...given, accepts: ["staff/drop"] }))).toBe(
      "unknown-breach",
    );
    expect(ruleOf(() => approve(plan, { ...given, expires: given.at }))).toBe(
      "expires-before-issued",
    );
    expect(() => approve(plan, { ...given, by: "" })).toThrow("by must not be empty");
    expect(ruleOf(() => approve({ ...plan, revision: 9 }, given))).toBe("plan-edited");
  });

  it("is read from JSON, and from nothing else", () => {
    expect(parseApproval(JSON.parse(JSON.stringify(yes)))).toEqual(yes);
    expect(() => parseApproval({ ...yes, note: "please" })).toThrow(/note is not a known key/);
    expect(() => parseApproval(null)).toThrow(/the approval cannot be used: it must be an object/);
  });
});

describe("a signature", () => {
  const signed = approve(plan, { by: "Ada Okafor", ...times, sign: signing });

  it("is asked for as soon as keys are configured", () => {
    expect(refusalOf(signed, { keys })).toBeUndefined();
    expect(refusalOf(yes, { keys })).toBe("signature-missing");
    expect(refusalOf(yes, { keys: {} })).toBe("signature-missing");
  });

  it("counts only with a key that is known by that name", () => {
    expect(refusalOf(signed, { keys: { other: pair.publicKey } })).toBe("unknown-key");
    expect(refusalOf({ ...signed, signature: { key: "toString", value: "AA==" } }, { keys })).toBe(
      "unknown-key",
    );
    const another = generateKeyPairSync("ed25519").publicKey;
    expect(refusalOf(signed, { keys: { board: another } })).toBe("bad-signature");
  });

  it("covers every field", () => {
    const edits: Partial<Approval>[] = [
      { by: "Eve" },
      { at: "2026-11-21T08:00:01Z" },
      { expires: "2027-11-21T18:00:00Z" },
      { accepts: ["staff/drop"] },
    ];
    for (const edit of edits) {
      expect(refusalOf({ ...signed, ...edit }, { keys })).toBe("bad-signature");
    }
  });

  it("breaks with any flipped bit", () => {
    const value = Buffer.from(signed.signature?.value ?? "", "base64");
    fc.assert(
      fc.property(fc.nat(value.length * 8 - 1), (bit) => {
        const broken = Buffer.from(value);
        const at = Math.floor(bit / 8);
        broken[at] = (broken[at] ?? 0) ^ (1 << (bit % 8));
        const signature = { key: "board", value: broken.toString("base64") };
        expect(refusalOf({ ...signed, signature }, { keys })).toBe("bad-signature");
      }),
    );
  });

  it("is made and checked with Ed25519 only", () => {
    const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
    expect(ruleOf(() => signApproval(yes, { key: "board", privateKey: rsa.privateKey }))).toBe(
      "ed25519",
    );
    expect(refusalOf(signed, { keys: { board: rsa.publicKey } })).toBe("ed25519");
  });
});
