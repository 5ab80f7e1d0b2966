import { ConnectorError } from "@rollcall/core";

/** Gives the link of the next round. Throws `protocol` for a round that ended without one. */
export function nextRound(link: string | undefined): string {
  if (link !== undefined) return link;
  throw new ConnectorError({
    code: "protocol",
    message: "a round of changes ended without the link of the next one",
    advice: "Do a full read; report it when it happens again.",
  });
}
