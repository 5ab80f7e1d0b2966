import type { Entry } from "../tree/entry.ts";
import { entryAt } from "../tree/find.ts";
import { foundBy } from "../tree/indexed.ts";
import type { Tree } from "../tree/tree.ts";

/** Finds an account by a name that may sign in: a distinguished name, UPN, `DOMAIN\name` or `name@domain`. */
export function accountNamed(tree: Tree, name: string): Entry | undefined {
  const { dnsName, netbiosName } = tree.domain;
  const [before = "", after] = name.split("\\");
  if (after !== undefined && !name.includes("=")) {
    const domains = [netbiosName, dnsName].map((own) => own.toLowerCase());
    return domains.includes(before.toLowerCase()) ? byName(tree, after) : undefined;
  }
  const [upn = ""] = foundBy(tree, "userprincipalname", name) ?? [];
  const found = tree.entries.get(upn);
  if (found) return found;
  const at = name.lastIndexOf("@");
  if (at > 0 && name.slice(at + 1).toLowerCase() === dnsName.toLowerCase()) {
    return byName(tree, name.slice(0, at));
  }
  return entryAt(tree, name);
}

function byName(tree: Tree, name: string): Entry | undefined {
  const [id = ""] = foundBy(tree, "samaccountname", name) ?? [];
  return tree.entries.get(id);
}
