import type { AccountRef } from "../model/account.ts";
import type { Operation } from "../model/operation.ts";
import type { Json } from "../model/value.ts";
import type { StoreWrite } from "../store/store.ts";
import { unescapeKeyPart } from "../store/store-key.ts";
import { type AppliedReceipt, isInEffect } from "./applied-receipt.ts";
import { type FindAccount, holdsUnmade, replaced, replacedKey } from "./resolve-references.ts";

/** What the receipts of a plan have told of accounts: the keys of new ones, and how changed ones are now addressed. */
export interface KnownAccounts {
  learn(operation: Operation, receipt: AppliedReceipt): void;
  /** Gives the operation with every `new:<handle>` resolved, addressed and expected as its account now is. */
  resolve<O extends Operation>(operation: O): O;
  /**
   * Gives writes with every `new:<handle>` resolved; those that hold one which was not made are left out. Without a
   * `target`, that is the first part of the key.
   */
  resolveWrites(writes: readonly StoreWrite[], target?: string): readonly StoreWrite[];
}

/** An account as this plan has left it; its version is missing when it is not known. */
interface LeftAccount {
  readonly ref?: AccountRef;
  readonly version?: string;
}

/** Makes the {@link KnownAccounts} of a plan's operations, with none of their receipts. */
export function knownAccounts(operations: readonly Operation[]): KnownAccounts {
  const made = new Map<string, AccountRef | "not-made">();
  const changed = new Map<string, LeftAccount>();
  const findIn =
    (target: string): FindAccount =>
    (text) =>
      text.startsWith("new:") ? made.get(place(target, text)) : undefined;
  for (const operation of operations) {
    if (operation.kind === "create") made.set(handleOf(operation), "not-made");
  }
  const current = (target: string, ref: AccountRef): AccountRef => ({
    ...ref,
    ...changed.get(place(target, ref.stable))?.ref,
  });
  return {
    resolve(operation) {
      const next = replaced(operation as unknown as Json, findIn(operation.target)) as unknown;
      return asLeft(next as typeof operation, changed, current);
    },
    learn(operation, receipt) {
      if (!isInEffect(receipt)) return;
      if (operation.kind === "create" && receipt.ref) made.set(handleOf(operation), receipt.ref);
      const { target } = operation;
      const resolved = replaced(
        operation as unknown as Json,
        findIn(target),
      ) as unknown as Operation;
      for (const [ref, left] of leftBy(resolved, receipt)) {
        changed.set(place(target, ref.stable), { ref: current(target, ref), ...left });
      }
    },
    resolveWrites(writes, target) {
      return writes.flatMap((write) => {
        const find = findIn(target ?? unescapeKeyPart(write.key.split("/", 1)[0] ?? ""));
        const key = replacedKey(write.key, find);
        const value = replaced(write.value, find);
        return key === undefined || holdsUnmade(value, find) ? [] : [{ ...write, key, value }];
      });
    },
  };
}

function place(target: string, key: string): string {
  return JSON.stringify([target, key]);
}

function handleOf(operation: Operation & { readonly kind: "create" }): string {
  return place(operation.target, `new:${operation.handle}`);
}

/** Gives an operation addressed and expected as this plan has left its accounts. */
function asLeft<O extends Operation>(
  operation: O,
  changed: ReadonlyMap<string, LeftAccount>,
  current: (target: string, ref: AccountRef) => AccountRef,
): O {
  const { target, expects } = operation;
  if (operation.kind === "membership") {
    const now = (refs: readonly AccountRef[]): readonly AccountRef[] =>
      refs.map((ref) => current(target, ref));
    return { ...operation, grant: now(operation.grant), revoke: now(operation.revoke) };
  }
  const left = "ref" in operation ? changed.get(place(target, operation.ref.stable)) : undefined;
  if (!left || !("ref" in operation)) return operation;
  // This plan itself has changed the account since it was read, so the version that was read no longer counts.
  const version = expects.version && left.version;
  return { ...operation, ref: current(target, operation.ref), expects: { ...expects, version } };
}

/** Gives the accounts that an operation has changed, and what is known of them since. */
function leftBy(
  operation: Operation,
  { ref, version }: AppliedReceipt,
): readonly (readonly [AccountRef, LeftAccount])[] {
  if (operation.kind === "membership") {
    // Where members are written from the entitlement's side, their versions change by the way.
    return [...operation.grant, ...operation.revoke].map((member) => [member, {}]);
  }
  const account = ref ?? ("ref" in operation ? operation.ref : undefined);
  if (!account) return [];
  return [[account, { ...(ref && { ref }), ...(version !== undefined && { version }) }]];
}
