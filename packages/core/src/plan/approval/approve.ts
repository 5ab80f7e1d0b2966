import { type KeyObject, sign } from "node:crypto";
import { ConnectorError } from "../../errors.ts";
import { canonicalJson } from "../../hash.ts";
import type { Instant } from "../../model/value.ts";
import type { Plan } from "../plan.ts";
import { verifyPlan } from "../seal-plan.ts";
import type { Approval } from "./approval.ts";
import { parseApproval } from "./parse-approval.ts";

/** What a person says when they approve a plan. */
export interface ApproveOptions {
  /** Who approves, as the organisation knows them. */
  readonly by: string;
  readonly at: Instant;
  readonly expires: Instant;
  /** Codes of all breaches of the plan, when the guard says `stop`. */
  readonly accepts?: readonly string[] | undefined;
  /** Signs the approval at once, see {@link signApproval}. */
  readonly sign?: SigningKey | undefined;
}

/** A private Ed25519 key, and the name under which `apply` knows its public half. */
export interface SigningKey {
  readonly key: string;
  readonly privateKey: KeyObject;
}

/**
 * Makes a person's yes to exactly this plan. Throws `invalid-value` when the plan was edited or a field is malformed, and
 * `permission-denied` when a breach of the plan is not accepted by its code, or a code is accepted that the plan does not have.
 */
export function approve(plan: Plan, options: ApproveOptions): Approval {
  verifyPlan(plan);
  const approval = parseApproval({
    spec: "rollcall/approval@1",
    planHash: plan.hash,
    by: options.by,
    at: options.at,
    expires: options.expires,
    accepts: [...new Set(options.accepts ?? [])].sort(),
  });
  if (Date.parse(approval.expires) <= Date.parse(approval.at)) {
    throw refusal("expires-before-issued", "an approval must expire after it is given");
  }
  assertAccepts(plan, approval);
  return options.sign ? signApproval(approval, options.sign) : approval;
}

/** Signs an approval with Ed25519 over the canonical JSON of everything but the signature. */
export function signApproval(approval: Approval, { key, privateKey }: SigningKey): Approval {
  if (privateKey.type !== "private" || privateKey.asymmetricKeyType !== "ed25519") {
    throw new ConnectorError({
      code: "invalid-options",
      message: "an approval is signed with a private Ed25519 key, and this key is another",
      where: { field: "privateKey", rule: "ed25519" },
    });
  }
  const { signature: _, ...signed } = approval;
  const value = sign(null, Buffer.from(canonicalJson(signed)), privateKey).toString("base64");
  return { ...signed, signature: { key, value } };
}

function assertAccepts(plan: Plan, approval: Approval): void {
  const codes = plan.verdict.breaches.map((breach) => breach.code);
  const missing = codes.filter((code) => !approval.accepts.includes(code));
  if (missing.length > 0) {
    throw refusal("breach-not-accepted", `the plan has breaches to accept: ${missing.join(", ")}`);
  }
  const foreign = approval.accepts.filter((code) => !codes.includes(code));
  if (foreign.length > 0) {
    throw refusal("unknown-breach", `the plan has no such breach: ${foreign.join(", ")}`);
  }
}

function refusal(rule: string, message: string): ConnectorError {
  return new ConnectorError({
    code: "permission-denied",
    message,
    advice: "Read the plan's verdict, and name in accepts each breach that is meant.",
    scope: "session",
    where: { rule },
  });
}
