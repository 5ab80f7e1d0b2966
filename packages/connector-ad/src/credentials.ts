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
import type { DirectoryContext } from "./context.ts";
import { assertUnprotected } from "./protect.ts";
import { textOf } from "./value.ts";
import type { WireChange } from "./wire.ts";
import { assertSuccess, beginCall, type Call, wireCall } from "./write/call.ts";
import { assertManaged } from "./write/expectation.ts";
import { type Found, find, nameOf } from "./write/find.ts";
import { passwordValue } from "./write/password-value.ts";
import { alreadyReceipt, receiptOf } from "./write/receipt.ts";
import { refusal } from "./write/refusal.ts";

/**
 * Sets passwords and unlocks, in Active Directory. Absent for OpenLDAP, where a password is set by an extended operation
 * (RFC 3062) or hashed by the client: neither is the directory's own policy's to judge over this connection.
 */
export function credentialsPart(context: DirectoryContext): CredentialsPart | undefined {
  if (context.dialect.name !== "active-directory") return undefined;
  return {
    async setPassword(ref, password, lease, options) {
      assertLease(lease);
      return await setPassword(beginCall(context, options), ref, { password, ...options });
    },
    async unlock(ref, lease, options) {
      assertLease(lease);
      return await unlock(beginCall(context, options), ref);
    },
  };
}

interface NewPassword extends PasswordOptions {
  readonly password: Secret;
}

/** One modify: the password, and whether the person must choose another. The bytes sent are overwritten after use. */
async function setPassword(call: Call, ref: AccountRef, given: NewPassword): Promise<Receipt> {
  const found = await findAccount(call, ref, []);
  const { now } = call.context.settings;
  const written: Uint8Array[] = [];
  const value = (of: Secret): Uint8Array => {
    const bytes = withSecret(of, passwordValue);
    written.push(bytes);
    return bytes;
  };
  try {
    await modify(call, found, [
      ...passwordChanges(given, value),
      ...(given.mustChange
        ? [{ change: "replace", type: "pwdLastSet", values: ["0"] } as const]
        : []),
    ]);
  } finally {
    for (const bytes of written) bytes.fill(0);
  }
  const id = contentHash({ password: ref.stable, at: now() });
  return await receiptOf(call, { id }, ref, {
    inverse: { irreversible: "nobody but the person knows the password that was replaced" },
  });
}

/** With the present password it is the person's own change, which keeps to history and least age; otherwise a reset. */
function passwordChanges(
  { password, current }: NewPassword,
  value: (of: Secret) => Uint8Array,
): readonly WireChange[] {
  const type = "unicodePwd";
  if (!current) return [{ change: "replace", type, values: [value(password)] }];
  return [
    { change: "delete", type, values: [value(current)] },
    { change: "add", type, values: [value(password)] },
  ];
}

async function unlock(call: Call, ref: AccountRef): Promise<Receipt> {
  const found = await findAccount(call, ref, ["lockoutTime"]);
  const id = contentHash({ unlock: ref.stable, at: call.context.settings.now() });
  const locked = found.entry.attributes.get("lockouttime")?.[0];
  if (!locked || textOf(locked) === "0") return alreadyReceipt(call, { id }, found);
  await modify(call, found, [{ change: "replace", type: "lockoutTime", values: ["0"] }]);
  return await receiptOf(call, { id }, ref, {
    inverse: { irreversible: "an account is locked by failed sign-ins alone" },
  });
}

async function findAccount(call: Call, ref: AccountRef, names: readonly string[]): Promise<Found> {
  const found = await find(call, ref, names);
  if (!found) {
    throw refusal("not-found", "there is no such account", {
      rule: "account",
      advice: "Plan again from a new read.",
    });
  }
  assertUnprotected(found.entry, call.context);
  assertManaged(found.entry.dn, call);
  return found;
}

async function modify(call: Call, found: Found, changes: readonly WireChange[]): Promise<void> {
  const { context } = call;
  const result = await context.wire.modify(nameOf(found, context), changes, wireCall(call));
  assertSuccess(result, { call: "modify" });
}
