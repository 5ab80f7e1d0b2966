import type { GraphUser } from "./account.ts";
import { isOurs } from "./life-cycle/standing.ts";
import type { NhsmailSettings } from "./settings.ts";

/** Tells whether a user belongs to one of our organisations, now. */
export function isOurUser(
  user: GraphUser,
  { organisations, organisationAttribute }: NhsmailSettings,
): boolean {
  const code = organisationAttribute === undefined ? undefined : user[organisationAttribute];
  const standing = typeof code === "string" && code !== "" ? { organisation: code } : {};
  return isOurs(standing, { organisations, told: organisationAttribute !== undefined });
}
