import {
  type AccountRef,
  assertLease,
  type CredentialsPart,
  contentHash,
  type PasswordOptions,
  type Receipt,
  type Secret,
  withSecret,
} from "@rollcall/core";
import type { NhsmailContext } from "./context.ts";
import { ask } from "./write/ask.ts";
import { type Asking, beginCall, type Call } from "./write/call.ts";
import { find } from "./write/find.ts";
import { assertMayWrite } from "./write/permit.ts";
import { receiptOf } from "./write/receipt.ts";
import { refusal } from "./write/refusal.ts";
import { mastered, refusedWrite } from "./write/refused-write.ts";

/**
 * Sets passwords, in mode `tenant` alone: elsewhere a person does it in the portal. It takes the permission
 * User-PasswordProfile.ReadWrite.All and a directory role such as User Administrator. Graph locks nobody out for an
 * administrator to unlock, so that there is no unlock.
 */
export function credentialsPart(context: NhsmailContext): CredentialsPart | undefined {
  if (context.settings.mode.mode !== "tenant") return undefined;
  return {
    async setPassword(ref, password, lease, options) {
      assertLease(lease);
      const id = contentHash({ password: ref.stable, at: context.now() }).slice(0, 32);
      const call = beginCall(context, { id, made: new Map(), signal: options?.signal });
      return await setPassword(call, ref, { password, ...options });
    },
  };
}

interface NewPassword extends PasswordOptions {
  readonly password: Secret;
}

async function setPassword(
  call: Call,
  ref: AccountRef,
  { password, mustChange = false, current }: NewPassword,
): Promise<Receipt> {
  if (current !== undefined) throw notByApplications();
  const found = await find(call, ref, []);
  if (!found) {
    throw refusal("not-found", "there is no such account", {
      rule: "account",
      advice: "Plan again from a new read.",
    });
  }
  assertMayWrite(call, found);
  if (found.synced) throw mastered();
  const text = withSecret(password, (bytes) => Buffer.from(bytes).toString("utf8"));
  const request: Asking = {
    method: "PATCH",
    path: ["users", ref.stable],
    body: { passwordProfile: { password: text, forceChangePasswordNextSignIn: mustChange } },
    // A second time it would be a new secret where the person may have chosen another meanwhile.
    repeatable: false,
  };
  const answer = await ask(call, request);
  if (answer.status >= 300) throw refusedWrite(answer, request);
  return receiptOf(call, call, "done", {
    ref: found.account.ref,
    inverse: { irreversible: "nobody but the person knows the password that was replaced" },
  });
}

function notByApplications(): Error {
  return refusal("unsupported", "Graph lets only the person change a password by the present one", {
    field: "current",
    rule: "reset-only",
    advice: "Leave the present password out to reset it, or let the person change it.",
  });
}
