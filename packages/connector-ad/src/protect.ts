import type { DirectoryContext } from "./context.ts";
import { dnKey } from "./dn-key.ts";
import { guidText } from "./guid.ts";
import { sidText } from "./sid.ts";
import { textsOf } from "./texts-of.ts";
import type { Entry } from "./wire.ts";
import { refusal } from "./write/refusal.ts";

/** What must be read of an entry before {@link assertUnprotected} can tell whether it is protected. */
export const protectionAttributes: readonly string[] = [
  "adminCount",
  "isCriticalSystemObject",
  "objectGUID",
  "objectSid",
  "sAMAccountName",
  "entryUUID",
  "uid",
];

/** By what an entry is protected. */
export type Protection = "break-glass" | "critical-system-object" | "admin-count";

const because: Readonly<Record<Protection, readonly [message: string, advice: string]>> = {
  "break-glass": [
    "the object is on the break-glass list, and is never written",
    "Change it by hand, or take it off the connector's option breakGlass.",
  ],
  "critical-system-object": [
    "the object belongs to the system, and is never written",
    "Change it by hand, and leave it out of the policy.",
  ],
  "admin-count": [
    "the object is or was in a group of administrators (adminCount is 1), and is never written",
    "Change it by hand; or, when it is no administrator any more, clear adminCount and restore inheritance of its access list.",
  ],
};

/** Finds out what protects an entry that was read with {@link protectionAttributes}. */
export function protectionOf(entry: Entry, { settings }: DirectoryContext): Protection | undefined {
  if (isListed(entry, settings.breakGlass)) return "break-glass";
  if (first(entry, "isCriticalSystemObject") === "TRUE") return "critical-system-object";
  return Number(first(entry, "adminCount") ?? 0) > 0 ? "admin-count" : undefined;
}

/**
 * Throws `permission-denied` when an entry is protected: whatever a plan says and whoever approved it. The entry must have
 * been read right before the write.
 */
export function assertUnprotected(entry: Entry, context: DirectoryContext): void {
  const found = protectionOf(entry, context);
  if (found) throw protectedObject(found);
}

/** Makes the error for a protected object. */
export function protectedObject(protection: Protection): Error {
  const [message, advice] = because[protection];
  return refusal("permission-denied", message, { advice, rule: protection });
}

function isListed(entry: Entry, list: readonly string[]): boolean {
  if (list.length === 0) return false;
  const guid = entry.attributes.get("objectguid")?.[0];
  const sid = entry.attributes.get("objectsid")?.[0];
  const names = [
    guid && guidText(guid),
    sid && sidText(sid),
    first(entry, "entryUUID"),
    first(entry, "sAMAccountName"),
    first(entry, "uid"),
  ].map((name) => name?.toLowerCase());
  return list.some((each) => {
    if (names.includes(each.toLowerCase())) return true;
    return each.includes("=") && dnKey(each) === dnKey(entry.dn);
  });
}

function first(entry: Entry, name: string): string | undefined {
  return textsOf(entry, name)[0];
}
