import type { LinkState } from "../tree/links.ts";
import type { Look } from "./look.ts";

/** Tells whether a link was not taken away and has not ended. */
export function holds({ now }: Pick<Look, "now">, { removed, until }: LinkState): boolean {
  return !removed && (until === undefined || until > now);
}
