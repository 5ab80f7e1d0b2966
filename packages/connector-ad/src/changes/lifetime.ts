import type { DeltaToken } from "@rollcall/core";
import type { DirectoryContext } from "../context.ts";
import { readEntry } from "../read-entry.ts";
import { textsOf } from "../texts-of.ts";
import { expiredToken } from "./token-value.ts";

// What Active Directory keeps to when the forest says nothing (MS-ADTS section 6.1.1.2.4.1.1).
const defaultDays = 60;
const day = 86_400_000;
const lifetimes = ["tombstoneLifetime", "msDS-DeletedObjectLifetime"];

/**
 * Throws `delta-expired` for a token that is older than what is kept of deleted objects: deletions since then can no
 * longer be seen, and a server does not say so.
 */
export async function assertYoung(
  context: DirectoryContext,
  token: DeltaToken,
  signal?: AbortSignal,
): Promise<void> {
  const age = Date.parse(context.settings.now()) - Date.parse(token.issuedAt);
  // No forest keeps them for a shorter time than two days.
  if (age < 2 * day) return;
  const days = await daysKept(context, signal);
  // Controllers collect what is over at other times of the day.
  if (!(age < (days - 1) * day)) {
    throw expiredToken("the delta token is older than what is kept of deleted objects");
  }
}

async function daysKept(
  { wire, root }: DirectoryContext,
  signal: AbortSignal | undefined,
): Promise<number> {
  const service = "CN=Directory Service,CN=Windows NT,CN=Services";
  const base = `${service},${root.configurationNamingContext}`;
  const entry = await readEntry(wire, { base, attributes: lifetimes, signal });
  const days = lifetimes.flatMap((name) => textsOf(entry, name).slice(0, 1).map(Number));
  return days.length === 0 ? defaultDays : Math.min(...days);
}
