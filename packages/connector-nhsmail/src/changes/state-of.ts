import { type Account, contentHash } from "@rollcall/core";

/** Writes what an account is like, so that the same is written of it whenever it is read. */
export function stateOf({ observedAt: _, entitlements, ...record }: Account): string {
  const held = entitlements.map(({ kind, id }) => `${kind} ${id}`).sort();
  return contentHash({ ...record, held }).slice(0, 16);
}
