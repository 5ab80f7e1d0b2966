import { rdnKey } from "../names/dn-key.ts";
import type { Entry } from "./entry.ts";

/** Gives the key that an entry has among those below the same one. */
export function childKey({ rdn }: Entry): string {
  return rdn.map(rdnKey).join("\n");
}
