import type { Controller } from "../controller/controller.ts";
import { guidBytes, guidText } from "../names/guid.ts";
import { sidText } from "../names/sid.ts";
import type { Look } from "../read/look.ts";
import { valuesOf } from "../read/values.ts";
import { sendValue } from "../schema/value.ts";
import { selectionOf, wantedFrom } from "../search/selection.ts";
import type { Entry } from "../tree/entry.ts";
import { dnOf } from "../tree/place.ts";

/** An entry as a test looks at it. GUIDs and SIDs are text, other bytes base64. */
export interface EntryView {
  readonly dn: string;
  /** By name as the schema writes it; links, back links and what is worked out included. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

/** Makes the view of one entry. */
export function viewOf({ tree, now }: Controller, entry: Entry): EntryView {
  const look: Look = {
    tree,
    now: now(),
    deleted: true,
    deactivated: false,
    timed: false,
    allowed: () => true,
  };
  const attributes = wantedFrom(selectionOf([]), entry, tree).flatMap(({ rule }) => {
    const values = valuesOf(look, entry, rule).map((value) => {
      if (rule.syntax === "sid") return sidText(value);
      if (rule.syntax !== "octets") return value;
      const id = guidText(value);
      return value.length === 16 && guidBytes(id) === value
        ? id
        : sendValue(rule, value).toString("base64");
    });
    return values.length > 0 ? [[rule.name, values] as const] : [];
  });
  return { dn: dnOf(tree, entry), attributes: Object.fromEntries(attributes) };
}
