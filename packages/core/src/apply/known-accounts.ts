import type { AccountRef } from "../model/account.ts";
import type { Operation } from "../model/operation.ts";
import type { Json } from "../model/value.ts";
import type { StoreWrite } from "../store/store.ts";
import { escapeKeyPart } from "../store/store-key.ts";
import { type AppliedReceipt, isInEffect } from "./applied-receipt.ts";

/** What the receipts of a plan have told of accounts: the keys of new ones, and how changed ones are now addressed. */
export interface KnownAccounts {
  learn(operation: Operation, receipt: AppliedReceipt): void;
  /** Gives the operation with every `new:<handle>` resolved, addressed and expected as its account now is. */
  resolve<O extends Operation>(operation: O): O;
  /** Gives writes with every `new:<handle>` resolved; those that hold one which was not made are left out. */
  resolveWrites(writes: readonly StoreWrite[], target?: string): readonly StoreWrite[];
}

/** Makes the {@link KnownAccounts} of a plan's operations, with none of their receipts. */
export function knownAccounts(operations: readonly Operation[]): KnownAccounts {
  const made = new Map<string, AccountRef | "not-made">();
  const changed = new Map<string, { readonly ref?: AccountRef; readonly version?: string }>();
  const place = (target: string, key: string): string => JSON.stringify([target, key]);
  const findIn =
    (target: string): FindAccount =>
    (text) =>
      text.startsWith("new:") ? made.get(place(target, text)) : undefined;
  for (const operation of operations) {
    if (operation.kind !== "create") continue;
    made.set(place(operation.target, `new:${operation.handle}`), "not-made");
  }
  return {
    learn(operation, { status, ref, version }) {
      if (!isInEffect({ status })) return;
      if (operation.kind === "membership") {
        // Where members are written from the entitlement's side, their versions change by the way.
        for (const { stable } of [...operation.grant, ...operation.revoke]) {
          const { ref: now } = changed.get(place(operation.target, stable)) ?? {};
          changed.set(place(operation.target, stable), now ? { ref: now } : {});
        }
        return;
      }
      if (operation.kind === "create" && ref) {
        made.set(place(operation.target, `new:${operation.handle}`), ref);
      }
      const stable = ref?.stable ?? ("ref" in operation ? operation.ref.stable : undefined);
      if (stable === undefined) return;
      changed.set(place(operation.target, stable), {
        ...(ref && { ref }),
        ...(version !== undefined && { version }),
      });
    },
    resolve(operation) {
      const resolved = replaced(operation as unknown as Json, findIn(operation.target)) as unknown;
      const next = resolved as typeof operation;
      if (!("ref" in next)) return next;
      const now = changed.get(place(next.target, next.ref.stable));
      if (!now) return next;
      // This plan itself has changed the account since it was read, so the version that was read no longer counts.
      const expects = { ...next.expects, version: next.expects.version && now.version };
      return { ...next, ref: { ...next.ref, ...now.ref }, expects };
    },
    resolveWrites(writes, target) {
      return writes.flatMap((write) => {
        const find = findIn(target ?? targetOf(write.key));
        const key = replacedKey(write.key, find);
        const value = replaced(write.value, find);
        return key === undefined || holdsUnmade(value, find) ? [] : [{ ...write, key, value }];
      });
    },
  };
}

/** Finds the account that a text refers to: `undefined` when the text is no reference to an account of the plan. */
type FindAccount = (text: string) => AccountRef | "not-made" | undefined;

function replaced(value: Json, find: FindAccount): Json {
  if (typeof value === "string") return madeRef(value, find)?.stable ?? value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => replaced(item, find));
  const members = Object.entries(value).map(([name, item]) => [name, replaced(item, find)]);
  const { stable } = value as { readonly stable?: Json };
  return { ...Object.fromEntries(members), ...madeRef(stable, find) };
}

function madeRef(value: Json | undefined, find: FindAccount): AccountRef | undefined {
  const found = typeof value === "string" ? find(value) : undefined;
  return found === "not-made" ? undefined : found;
}

/** Resolves the references in a key; `undefined` when one was not made. */
function replacedKey(key: string, find: FindAccount): string | undefined {
  if (!key.includes("new:")) return key;
  const parts = key.split("/");
  for (const [index, part] of parts.entries()) {
    // The last part of a key may hold a `/` of its own; the others are escaped.
    const rest = find(parts.slice(index).join("/"));
    if (rest === "not-made") return undefined;
    if (rest) return [...parts.slice(0, index), rest.stable].join("/");
    const one = find(unescapeKeyPart(part));
    if (one === "not-made") return undefined;
    if (one) parts[index] = escapeKeyPart(one.stable);
  }
  return parts.join("/");
}

function targetOf(key: string): string {
  return unescapeKeyPart(key.split("/", 1)[0] ?? "");
}

function unescapeKeyPart(part: string): string {
  return part.replaceAll("%3D", "=").replaceAll("%2F", "/").replaceAll("%25", "%");
}

function holdsUnmade(value: Json, find: FindAccount): boolean {
  if (typeof value === "string") return find(value) === "not-made";
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some((item) => holdsUnmade(item, find));
}
