import type { Entry } from "../tree/entry.ts";
import { isDeleted } from "../tree/entry-state.ts";
import { entryAt } from "../tree/find.ts";
import { foundBy } from "../tree/indexed.ts";
import type { Tree } from "../tree/tree.ts";

/** Finds an account by a name that may sign in: a distinguished name, UPN, `DOMAIN\name` or `name@domain`. */
export function accountNamed(tree: Tree, name: string): Entry | undefined {
  const { dnsName, netbiosName } = tree.domain;
  const [before = "", after] = name.split("\\");
  if (after !== undefined && !name.includes("=")) {
    const domains = [netbiosName, dnsName].map((own) => own.toLowerCase());
    return domains.includes(before.toLowerCase()) ? holderOf(tree, sam, after) : undefined;
  }
  const found = holderOf(tree, "userprincipalname", name);
  if (found) return found;
  const at = name.lastIndexOf("@");
  if (at > 0 && name.slice(at + 1).toLowerCase() === dnsName.toLowerCase()) {
    return holderOf(tree, sam, name.slice(0, at));
  }
  return entryAt(tree, name);
}

/** Finds any entry by a name that tells it from others: those that may sign in, and sAMAccountName alone. */
export function entryNamed(tree: Tree, name: string): Entry | undefined {
  return holderOf(tree, sam, name) ?? accountNamed(tree, name);
}

const sam = "samaccountname";

// Deleted entries keep their names, and others may have them since.
function holderOf(tree: Tree, key: string, value: string): Entry | undefined {
  const holders = [...(foundBy(tree, key, value) ?? [])].flatMap(
    (id) => tree.entries.get(id) ?? [],
  );
  return holders.find((entry) => !isDeleted(entry)) ?? holders[0];
}
