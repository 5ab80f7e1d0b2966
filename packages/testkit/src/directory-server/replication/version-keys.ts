import type { Change } from "../tree/change.ts";
import type { Delivery } from "./partner.ts";

/** Lists what a change changes, by keys under which the last writer is known. */
export function keysOf(change: Change, { touched }: Delivery): readonly string[] {
  switch (change.kind) {
    case "put": {
      const { id, attributes } = change.entry;
      return (touched.get(id) ?? [...attributes.keys(), "name"]).map((key) => `${id} ${key}`);
    }
    case "purge":
      return [change.id];
    default: {
      const { from, attribute, to } = change.link;
      return [`${from} ${attribute} ${to}`];
    }
  }
}
