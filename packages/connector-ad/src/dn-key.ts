import { comparisonKey } from "@rollcall/core";
import { parentDN } from "./dn.ts";

/** Writes a DN so that two spellings of one name give one text, as core compares them; not to be shown or sent. */
export function dnKey(dn: string): string {
  return comparisonKey({ type: "string", compare: "dn" }, dn);
}

/** Tells whether an entry is `base` or stands below it. */
export function isWithin(dn: string, base: string): boolean {
  const wanted = dnKey(base);
  for (let at = dn; at !== ""; at = parentDN(at)) {
    if (dnKey(at) === wanted) return true;
  }
  return wanted === dnKey("");
}
