import { entryAt } from "../tree/find.ts";
import { first, numberAt } from "../tree/kept.ts";
import type { Tree } from "../tree/tree.ts";

/** What the domain asks of passwords and of sign-ins that fail. Durations are in milliseconds. */
export interface Policy {
  readonly minimumLength: number;
  readonly complex: boolean;
  readonly history: number;
  readonly minimumAge: number;
  readonly lockoutThreshold: number;
}

/** Reads the policy off the top of the domain, where administrators change it. */
export function policyOf(tree: Tree): Policy {
  const top = entryAt(tree, tree.domain.baseDN);
  if (!top) throw new Error("the domain has no top");
  const age = BigInt(first(top, "minpwdage") ?? "0");
  return {
    minimumLength: numberAt(top, "minpwdlength"),
    complex: (numberAt(top, "pwdproperties") & 1) !== 0,
    history: numberAt(top, "pwdhistorylength"),
    minimumAge: Number(-age / 10_000n),
    lockoutThreshold: numberAt(top, "lockoutthreshold"),
  };
}

/** Tells whether a password is of three kinds of character, and holds no name of its account. */
export function isComplex(password: string, names: readonly string[]): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^\p{L}\d]/u, /(?![a-zA-Z])\p{L}/u];
  if (kinds.filter((kind) => kind.test(password)).length < 3) return false;
  const text = password.toLowerCase();
  return !names.some((name) => name.length > 2 && text.includes(name.toLowerCase()));
}
