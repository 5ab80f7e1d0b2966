import type { Call } from "../controller/call.ts";
import { Refusal, refuse } from "../messages/refusal.ts";
import type { CompareRequest, SearchRequest } from "../messages/request.ts";
import { resultCode } from "../messages/result.ts";
import { isSeen } from "../read/look.ts";
import type { Entry } from "../tree/entry.ts";
import { find } from "../tree/find.ts";
import { above, dnOf } from "../tree/place.ts";

/** Finds the entry that a search starts at, or a comparison is with. Refuses when it is not seen. */
export function placeOf({ asked, look }: Call<SearchRequest | CompareRequest>): Entry {
  const name = asked.kind === "search" ? asked.base : asked.dn;
  const found = find(look.tree, name);
  switch (found.kind) {
    case "entry":
      if (isSeen(look, found.entry)) return found.entry;
      return refuse("noSuchObject", "0000208D", matched(look.tree, found.entry));
    case "missing":
      return refuse("noSuchObject", "0000208D", found.matched);
    case "malformed":
      return refuse("invalidDNSyntax", "0000208F");
    case "elsewhere":
      throw new Refusal({
        code: resultCode.referral,
        diagnostic: "0000202B: RefErr: DSID-00000000, data 0, 1 access points",
        referrals: [`ldap://${hostOf(name)}/${name}`],
      });
  }
}

function matched(tree: Parameters<typeof dnOf>[0], entry: Entry): string {
  const up = above(tree, entry);
  return up ? dnOf(tree, up) : "";
}

function hostOf(name: string): string {
  const labels = [...name.matchAll(/(?:^|,)\s*dc\s*=\s*([^,]+)/gi)].map((match) => match[1]);
  return labels.join(".") || "elsewhere";
}
