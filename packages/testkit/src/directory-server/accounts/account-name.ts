import { refuse } from "../messages/refusal.ts";
import type { Draft } from "../write/draft.ts";

/** Gives a name to an account or group that has none, and refuses one that Windows does not take. */
export function assertName(draft: Draft, longest: number): void {
  const held = draft.attributes.get("samaccountname");
  if (!held && draft.before) refuse("unwillingToPerform", "00002077");
  const [name = ""] = held ?? [made(draft.id)];
  if (!held) draft.attributes.set("samaccountname", [name]);
  if (held === draft.before?.attributes.get("samaccountname") && held) return;
  const malformed = /["/\\[\]:;|=,+*?<>]/.test(name) || name.trim() === "" || name.endsWith(".");
  if (malformed || (held && name.length > longest)) refuse("constraintViolation", "00000523");
}

function made(id: string): string {
  const digits = id.replaceAll("-", "").toUpperCase();
  return `$${digits.slice(0, 6)}-${digits.slice(6, 18)}`;
}
