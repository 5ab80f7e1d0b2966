import type { DeltaToken } from "@rollcall/core";
import { changedSince, type Journal } from "./journal.ts";
import { refusal } from "./refusal.ts";

/** Gives the keys that changed after a token. Throws `delta-invalid` or `delta-expired`. */
export function changedKeys(journal: Journal, token: DeltaToken): readonly string[] {
  if (!/^\d+$/.test(token.value)) throw refusal("delta-invalid", "the delta token cannot be read");
  const keys = changedSince(journal, Number(token.value));
  if (keys) return keys;
  throw refusal("delta-expired", "changes as old as the delta token are no longer kept", {
    advice: "Do a full read; it gives the same result and a new token.",
  });
}
