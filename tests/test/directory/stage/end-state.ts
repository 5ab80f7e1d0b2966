import type { SeenAccount } from "./look.ts";

/** Pictures accounts so that those of two directories can be compared, which give keys of their own. */
export function endState(
  accounts: readonly SeenAccount[],
): Readonly<Record<string, Omit<SeenAccount, "guid" | "dn" | "versions">>> {
  return Object.fromEntries(accounts.map(({ dn, guid: _, versions: __, ...seen }) => [dn, seen]));
}
