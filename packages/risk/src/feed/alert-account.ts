import type { Fields } from "../input/field-reader.ts";
import { feedReader } from "./feed-reader.ts";
import type { FeedOptions } from "./subject-of.ts";

/** An account that an alert speaks of. */
export interface AlertAccount {
  readonly subject: string;
  readonly roles: readonly unknown[];
  /** The account was found harmless. */
  readonly isHarmless: boolean;
}

/** Kinds of evidence that name an account, by the end of their `@odata.type`. */
const withAccount = /\.(userEvidence|mailboxEvidence)$/;

/**
 * Reads the account in one piece of an alert's evidence; `undefined` where there is none, or none that is known. Throws
 * `invalid-value` where it cannot be read.
 */
export function alertAccount(given: unknown, options: FeedOptions): AlertAccount | undefined {
  const fields = feedReader.neededFields(given, "evidence");
  const type = fields["@odata.type"];
  if (typeof type !== "string" || !withAccount.test(type)) return undefined;
  if (fields.userAccount === undefined || fields.userAccount === null) return undefined;
  const subject = subjectIn(feedReader.neededFields(fields.userAccount, "userAccount"), options);
  if (subject === undefined) return undefined;
  const roles = fields.roles ?? [];
  if (!Array.isArray(roles)) throw feedReader.fault("roles", "must be a list");
  return { subject, roles, isHarmless: fields.verdict === "noThreatsFound" };
}

function subjectIn(account: Fields, { subjectOf }: FeedOptions): string | undefined {
  const id = feedReader.key(account, "azureAdUserId");
  if (!subjectOf) return id;
  const principalName = feedReader.key(account, "userPrincipalName");
  return subjectOf({
    id,
    principalName,
    sid: feedReader.key(account, "userSid"),
  });
}
