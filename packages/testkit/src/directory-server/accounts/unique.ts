import { refuse } from "../messages/refusal.ts";
import { isDeleted } from "../tree/entry-state.ts";
import { foundBy } from "../tree/indexed.ts";
import type { Tree } from "../tree/tree.ts";
import type { Draft } from "../write/draft.ts";

/** Refuses a name that another account or group has: sAMAccountName, and userPrincipalName. */
export function assertUnique(tree: Tree, draft: Draft): void {
  if (isTaken(tree, draft, "samaccountname")) refuse("entryAlreadyExists", "00000524");
  if (isTaken(tree, draft, "userprincipalname")) refuse("constraintViolation", "0000202F");
}

function isTaken(tree: Tree, { id, attributes, before }: Draft, key: string): boolean {
  const values = attributes.get(key);
  if (!values || (values === before?.attributes.get(key) && !isDeleted(before))) return false;
  return values.some((value) =>
    [...(foundBy(tree, key, value) ?? [])].some((holder) => {
      const entry = tree.entries.get(holder);
      return holder !== id && entry !== undefined && !isDeleted(entry);
    }),
  );
}
