import type { GraphUser } from "./account.ts";
import { isOurs } from "./life-cycle/standing.ts";
import type { NhsmailSettings } from "./settings.ts";

/** Tells whether a user belongs to one of our organisations, now. */
export function isOurUser(
  user: GraphUser,
  settings: Pick<NhsmailSettings, "organisations" | "organisationAttribute">,
): boolean {
  const { organisations, organisationAttribute } = settings;
  const organisation = organisationOf(user, settings);
  return isOurs({ organisation }, { organisations, told: organisationAttribute !== undefined });
}

/** Gives the ODS code of the organisation that a user says it belongs to. */
export function organisationOf(
  user: GraphUser,
  { organisationAttribute }: Pick<NhsmailSettings, "organisationAttribute">,
): string | undefined {
  const code = organisationAttribute === undefined ? undefined : user[organisationAttribute];
  return typeof code === "string" && code !== "" ? code : undefined;
}
