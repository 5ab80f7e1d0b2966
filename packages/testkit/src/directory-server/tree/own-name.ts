import { formatRdn } from "../names/format-rdn.ts";
import type { Entry } from "./entry.ts";

/** Writes the part of the name that is the entry's own. */
export function rdnText({ rdn }: Entry): string {
  return rdn.map(formatRdn).join(",");
}

/** Gives the value of the part of the name that is the entry's own. */
export function rdnValue({ rdn }: Entry): string {
  return rdn[0]?.value ?? "";
}
