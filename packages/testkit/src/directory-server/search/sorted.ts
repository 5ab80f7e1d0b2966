import { textOf } from "../ber/primitive.ts";
import { readElement, Undecodable } from "../ber/read.ts";
import { refuse } from "../messages/refusal.ts";
import type { RequestControl } from "../messages/request.ts";
import type { Look } from "../read/look.ts";
import { valuesOf } from "../read/values.ts";
import { matchKey } from "../schema/match-key.ts";
import { attributeRule } from "../schema/schema.ts";
import type { Entry } from "../tree/entry.ts";

/** Puts entries in the order that a control asks for (RFC 2891); by one attribute, as Active Directory does. */
export function sorted(look: Look, entries: readonly Entry[], { value }: RequestControl): Entry[] {
  const [key] = readElement(value ?? new Uint8Array()).parts;
  const [type] = key?.parts ?? [];
  if (!key || !type) throw new Undecodable("an order without its attribute");
  const rule = attributeRule(textOf(type)) ?? refuse("unavailableCriticalExtension", "00002040");
  const reverse = key.parts.some(({ tag, bytes }) => tag === 0x81 && bytes[0] !== 0);
  const keyed = entries.map((entry) => {
    const [own] = valuesOf(look, entry, rule);
    return { entry, own: own === undefined ? undefined : matchKey(rule, own) };
  });
  keyed.sort((a, b) => (reverse ? -1 : 1) * order(a.own, b.own));
  return keyed.map(({ entry }) => entry);
}

// Entries without the attribute come last.
function order(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return a < b ? -1 : 1;
}
