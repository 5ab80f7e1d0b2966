import type { Office } from "./office.ts";
import type { AccountState, PortalRecord } from "./portal-record.ts";
import { refusedByPortal } from "./refused.ts";

/** Throws `precondition-failed` unless the organisation is known and open. */
export function mustBeOpen({ world, code }: Office): void {
  if (!world.store.closed.has(code) && world.settings.organisations.has(code)) return;
  throw refusedByPortal(
    "precondition-failed",
    "the organisation is closed or not known",
    "Use an organisation that is open.",
  );
}

/** Throws `precondition-failed` unless an account is in one of some states. */
export function mustBe(record: PortalRecord, states: readonly AccountState[]): void {
  if (states.includes(record.state)) return;
  throw refusedByPortal(
    "precondition-failed",
    `the account is ${record.state}`,
    `Wait until it is ${states.join(" or ")}.`,
  );
}
