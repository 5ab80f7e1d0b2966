import { isPassword } from "../accounts/password.ts";
import { policyOf } from "../accounts/policy.ts";
import type { Call } from "../controller/call.ts";
import type { Actor, Controller } from "../controller/controller.ts";
import type { BindRequest } from "../messages/request.ts";
import { type Result, resultCode, success } from "../messages/result.ts";
import { fileTime, fromFileTime, never } from "../names/time.ts";
import { isLocked, passwordExpiry } from "../read/constructed.ts";
import { accountFlag } from "../schema/account-flag.ts";
import type { Entry } from "../tree/entry.ts";
import { isDeleted, isOf } from "../tree/entry-state.ts";
import { first, numberAt } from "../tree/kept.ts";
import { withAttributes } from "../tree/with-attributes.ts";
import { accountNamed } from "./account-named.ts";

/** How a sign-in ended, and who asks from now on. */
export interface Bound {
  readonly result: Result;
  readonly actor: Actor;
}

/** Carries out a sign-in with name and password; an empty name and password is nobody. */
export function bind(call: Call<BindRequest>): Bound {
  const { asked, secure, controller, look } = call;
  if (asked.version !== 3) return refused(resultCode.protocolError, "00000057");
  if (!asked.password) return refused(resultCode.authMethodNotSupported, "00002027");
  if (asked.name === "" && asked.password.length === 0)
    return { result: success, actor: undefined };
  if (!secure) return refused(resultCode.strongAuthRequired, "00002028");
  const entry = accountNamed(look.tree, asked.name);
  if (!entry || isDeleted(entry) || !isOf(entry, "user")) return wrong("52e");
  const password = Buffer.from(asked.password).toString("utf8");
  const reason = reasonAgainst(call, entry, password);
  if (reason !== undefined) return wrong(reason);
  signedIn(controller, entry, look.now);
  return { result: success, actor: entry };
}

function refused(code: number, windows: string): Bound {
  const diagnostic = `${windows}: LdapErr: DSID-00000000, data 0, v4f7c`;
  return { result: { code, diagnostic }, actor: undefined };
}

// Microsoft's text: the number after "data" says why.
function wrong(data: string): Bound {
  const diagnostic = `80090308: LdapErr: DSID-00000000, comment: AcceptSecurityContext error, data ${data}, v4f7c`;
  return { result: { code: resultCode.invalidCredentials, diagnostic }, actor: undefined };
}

function reasonAgainst(
  call: Call<BindRequest>,
  entry: Entry,
  password: string,
): string | undefined {
  const { look, controller } = call;
  if (isLocked(look, entry)) return "775";
  if (!isPassword(entry, password) || password === "") {
    failed(controller, entry, look.now);
    return "52e";
  }
  if ((numberAt(entry, "useraccountcontrol") & accountFlag.disabled) !== 0) return "533";
  const expires = first(entry, "accountexpires") ?? "0";
  if (expires !== "0" && expires !== never && fromFileTime(expires) <= look.now) return "701";
  const expiry = passwordExpiry(look, entry);
  if (expiry === 0) return "773";
  return expiry !== undefined && expiry <= look.now ? "532" : undefined;
}

function failed(controller: Controller, entry: Entry, now: number): void {
  const { failures, tree, commit } = controller;
  const count = (failures.get(entry.id) ?? 0) + 1;
  failures.set(entry.id, count);
  const { lockoutThreshold } = policyOf(tree);
  if (lockoutThreshold === 0 || count < lockoutThreshold) return;
  failures.delete(entry.id);
  commit([{ kind: "put", entry: withAttributes(entry, { lockouttime: [fileTime(now)] }) }]);
}

const fortnight = 14 * 24 * 60 * 60 * 1000;

// Replicated only when it is old, so that not every sign-in is a change.
function signedIn({ failures, commit }: Controller, entry: Entry, now: number): void {
  failures.delete(entry.id);
  const last = first(entry, "lastlogontimestamp") ?? "0";
  const locked = (first(entry, "lockouttime") ?? "0") !== "0";
  if (last !== "0" && now - fromFileTime(last) < fortnight && !locked) return;
  const stamp = { lastlogontimestamp: [fileTime(now)], ...(locked ? { lockouttime: ["0"] } : {}) };
  commit([{ kind: "put", entry: withAttributes(entry, stamp) }]);
}
