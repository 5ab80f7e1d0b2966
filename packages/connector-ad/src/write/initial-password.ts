import { type SideEffect, withSecret } from "@rollcall/core";
import type { DirectoryContext } from "../context.ts";
import type { WireChange } from "../wire.ts";
import { passwordValue } from "./password-value.ts";
import { randomPassword } from "./random-password.ts";

/** The password of an account that had none, as it is sent; to be wiped after use. */
export interface InitialPassword {
  readonly change: WireChange;
  wipe(): void;
}

/** What is said of an account that got a password of which nobody was told. */
export const passwordWasMade: SideEffect = {
  what: "it got a password that nobody knows, since a directory enables no account without one",
};

/**
 * Makes the password of an account: the one that the options give, otherwise a random one that is neither kept nor told.
 */
export function initialPassword({ settings }: DirectoryContext, handle: string): InitialPassword {
  const given = settings.initialPassword?.({ handle });
  const value = given
    ? withSecret(given, passwordValue)
    : wiping(randomPassword(settings.randomBytes));
  return {
    change: { change: "replace", type: "unicodePwd", values: [value] },
    wipe: () => void value.fill(0),
  };
}

function wiping(utf8: Uint8Array): Uint8Array {
  const value = passwordValue(utf8);
  utf8.fill(0);
  return value;
}
