import { mustBe } from "./checks.ts";
import type { Held, Office } from "./office.ts";
import type { AccountState, PortalRecord, TransientState } from "./portal-record.ts";

/** Gives an account up: it stays usable, but its person administers nothing any more. */
export function asLeaver({ world }: Office, { record }: Held): PortalRecord {
  mustBe(record, ["Active"]);
  const now = world.clock.now();
  return { ...record, state: "Active (Leaver)", since: now, leaver: now, administrator: false };
}

/** A change of state that the portal takes its time for. */
export interface Transition {
  readonly from: readonly AccountState[];
  readonly by: TransientState;
  readonly to: AccountState;
}

/** Starts a change of state. */
export function inTransition(
  { world }: Office,
  { record }: Held,
  { from, by, to }: Transition,
): PortalRecord {
  mustBe(record, from);
  const now = world.clock.now();
  const next = { state: to, due: now + world.settings.delays.change };
  return { ...record, state: by, since: now, next };
}
