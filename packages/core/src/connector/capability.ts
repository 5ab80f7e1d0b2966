import type { Session } from "./connector.ts";

/** What a connector can do beyond reading everything and reading one record. */
export type Capability = "changes" | "write" | "credentials" | "timedGrants" | "restore";

/** Works out the capabilities of a session from the parts that are present. */
export function capabilities(session: Session): readonly Capability[] {
  const found: Capability[] = [];
  if (session.changes) found.push("changes");
  if (session.write) found.push("write");
  if (session.credentials) found.push("credentials");
  if (session.timedGrants) found.push("timedGrants");
  if (session.write && session.limits.restorable) found.push("restore");
  return found;
}
