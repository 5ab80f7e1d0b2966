import type { AccountRef, Receipt, Secret } from "@rollcall/core";
import { contentHash, withSecret } from "@rollcall/core";
import { type Directory, liveAccount, type StoredAccount } from "./directory.ts";
import { put } from "./put.ts";
import { receipt } from "./receipt.ts";
import { refusal } from "./refusal.ts";

/** Notes that a password was set; looks at its length and keeps nothing of it. */
export function setPassword(
  directory: Directory,
  ref: AccountRef,
  given: { readonly password: Secret; readonly mustChange: boolean },
): Receipt {
  const before = existing(directory, ref);
  const length = withSecret(given.password, (bytes) => new TextDecoder().decode(bytes).length);
  if (length < directory.settings.passwordMinimum) {
    throw refusal("password-policy", "the password is shorter than the target allows");
  }
  const count = (before.passwordsSet ?? 0) + 1;
  return changed(directory, {
    id: contentHash({ password: before.stable, count }),
    after: { ...before, passwordsSet: count, mustChange: given.mustChange },
  });
}

/** Lets a locked account try again. */
export function unlock(directory: Directory, ref: AccountRef): Receipt {
  const before = existing(directory, ref);
  const id = contentHash({ unlock: before.stable, version: before.version });
  if (!before.locked) return receipt(directory, { id }, before, "already");
  return changed(directory, { id, after: { ...before, locked: false } });
}

function existing(directory: Directory, ref: AccountRef): StoredAccount {
  const found = liveAccount(directory, ref);
  if (!found) throw refusal("not-found", "the account is not there");
  return found;
}

// The version stays: it stands for what can be read, and nothing of this can.
function changed(
  directory: Directory,
  { id, after }: { readonly id: string; readonly after: StoredAccount },
): Receipt {
  put(directory, after);
  directory.effects += 1;
  return receipt(directory, { id }, after, "done");
}
