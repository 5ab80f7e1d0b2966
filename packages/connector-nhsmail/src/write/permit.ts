import { ConnectorError } from "@rollcall/core";
import { leaveToWrite, type Ours } from "../life-cycle/standing.ts";
import type { NhsmailSettings } from "../settings.ts";
import type { Call } from "./call.ts";
import type { Found } from "./find.ts";
import { notOurs, unexpected } from "./refusal.ts";

/** Tells whose accounts are ours. */
export function oursOf({ organisations, organisationAttribute }: NhsmailSettings): Ours {
  return { organisations, told: organisationAttribute !== undefined };
}

/**
 * Throws unless an account, as it was just read, may be written: `precondition-failed` for another organisation's and for a
 * deleted one, and `locked`, to be tried again, while the portal is at work on it.
 */
export function assertMayWrite({ context }: Call, { standing }: Pick<Found, "standing">): void {
  switch (leaveToWrite(standing, oursOf(context.settings))) {
    case "theirs":
      throw notOurs();
    case "gone":
      throw unexpected("the account was deleted since it was read");
    case "passing":
      throw new ConnectorError({
        code: "locked",
        message: "the portal is at work on the account, and whoever edits it then disturbs that",
        advice:
          "Wait until it is Active. One that takes more than 24 hours is a case for a ticket.",
        where: { field: "status", rule: "passing-state" },
      });
    default:
  }
}
