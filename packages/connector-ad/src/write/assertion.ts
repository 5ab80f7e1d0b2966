import { berSequence } from "../ber.ts";
import type { DirectoryContext } from "../context.ts";
import { controlOid } from "../controls.ts";
import type { Entry, WireControl } from "../wire.ts";

/**
 * Makes the control of RFC 4528 by which the server itself refuses a write (122) when the entry has changed since it was
 * read: an assertion on its version. None where the server does not take it, as Active Directory and Samba do not.
 */
export function unchangedSince(
  entry: Entry,
  { root, dialect }: Pick<DirectoryContext, "root" | "dialect">,
): readonly WireControl[] {
  const version = entry.attributes.get(dialect.version.toLowerCase())?.[0];
  if (!version || !root.controls.has(controlOid.assertion)) return [];
  return [
    { oid: controlOid.assertion, critical: true, value: equalityMatch(dialect.version, version) },
  ];
}

/** Writes the filter `(attribute=value)` of RFC 4511 section 4.5.1: a SEQUENCE under a tag of its own. */
function equalityMatch(attribute: string, value: Uint8Array): Uint8Array {
  const filter = berSequence([Buffer.from(attribute), value]);
  filter[0] = 0xa3;
  return filter;
}
