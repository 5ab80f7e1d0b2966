import { type KeyObject, verify } from "node:crypto";
import { ConnectorError } from "../../errors.ts";
import { canonicalJson } from "../../hash.ts";
import type { Instant } from "../../model/value.ts";
import type { Plan } from "../plan.ts";
import { verifyPlan } from "../seal-plan.ts";
import type { Approval } from "./approval.ts";
import { parseApproval } from "./parse-approval.ts";

/** Against what an approval is checked. */
export interface CheckApprovalOptions {
  readonly now: Instant;
  /**
   * Public Ed25519 keys by name. When given, even empty, an approval must be signed with one of them;
   * when missing, signatures are not looked at.
   */
  readonly keys?: Readonly<Record<string, KeyObject>> | undefined;
}

/** Clocks of two machines may differ by so much, in milliseconds. */
const clockTolerance = 5 * 60 * 1000;

/**
 * Throws unless `approval` is a valid yes to exactly `plan` at `now`: `invalid-value` when the plan was edited or the approval is
 * malformed, else `permission-denied`, whose `where.rule` is `other-plan`, `expired`, `not-yet-valid`, `breach-not-accepted`,
 * `signature-missing`, `unknown-key` or `bad-signature`.
 */
export function checkApproval(
  plan: Plan,
  approval: Approval,
  { now, keys }: CheckApprovalOptions,
): void {
  verifyPlan(plan);
  const given = parseApproval(approval);
  if (given.planHash !== plan.hash) {
    throw refusal("other-plan", "the approval is of another plan than this one");
  }
  if (keys) checkSignature(given, keys);
  checkTime(given, now);
  const missing = plan.verdict.breaches.filter(({ code }) => !given.accepts.includes(code));
  if (missing.length === 0) return;
  const codes = missing.map(({ code }) => code).join(", ");
  throw refusal("breach-not-accepted", `the approval does not accept: ${codes}`);
}

function checkTime(approval: Approval, now: Instant): void {
  const time = Date.parse(now);
  if (Number.isNaN(time)) {
    throw new ConnectorError({ code: "invalid-options", message: "now is not an instant" });
  }
  if (Date.parse(approval.at) - time > clockTolerance) {
    throw refusal("not-yet-valid", "the approval was given in the future, by this clock");
  }
  if (Date.parse(approval.expires) <= time) {
    throw refusal("expired", `the approval expired at ${approval.expires}`);
  }
}

function checkSignature(approval: Approval, keys: Readonly<Record<string, KeyObject>>): void {
  const { signature, ...signed } = approval;
  if (!signature) throw refusal("signature-missing", "the approval is not signed");
  const key = Object.hasOwn(keys, signature.key) ? keys[signature.key] : undefined;
  if (!key)
    throw refusal("unknown-key", "the approval is signed with a key that is not known here");
  if (key.type !== "public" || key.asymmetricKeyType !== "ed25519") {
    throw new ConnectorError({
      code: "invalid-options",
      message: "a key to check approvals with is not a public Ed25519 key",
      where: { field: `keys.${signature.key}`, rule: "ed25519" },
    });
  }
  const content = Buffer.from(canonicalJson(signed));
  if (verify(null, content, key, Buffer.from(signature.value, "base64"))) return;
  throw refusal("bad-signature", "the approval's signature does not fit what it says");
}

function refusal(rule: string, message: string): ConnectorError {
  return new ConnectorError({
    code: "permission-denied",
    message,
    advice: "Have the plan read and approved again.",
    scope: "session",
    where: { rule },
  });
}
