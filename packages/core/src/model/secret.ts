import { inspect } from "node:util";
import { wipeableCopy } from "./wipeable.ts";

const held = new WeakMap<Secret, Uint8Array>();

/** A secret that cannot be printed, serialised or compared; its bytes are given to a function and can be wiped. */
export interface Secret {
  readonly kind: "secret";
}

/** Wraps bytes as a secret. Takes the bytes over: those that are given are overwritten. Wipe any other copy of your own. */
export function secret(bytes: Uint8Array): Secret {
  const hidden = "[secret]";
  const made: Secret = Object.freeze({
    kind: "secret" as const,
    toString: () => hidden,
    toJSON: () => hidden,
    [inspect.custom]: () => hidden,
  });
  held.set(made, wipeableCopy(bytes));
  bytes.fill(0);
  return made;
}

/** Lends the bytes of a secret to `use`, which must not keep them. Throws RangeError when they were wiped. */
export function withSecret<T>(value: Secret, use: (bytes: Uint8Array) => T): T {
  const bytes = held.get(value);
  if (!bytes) throw new RangeError("this secret was wiped");
  return use(bytes);
}

/** Overwrites the bytes of a secret; it cannot be used again. */
export function wipe(value: Secret): void {
  held.get(value)?.fill(0);
  held.delete(value);
}
