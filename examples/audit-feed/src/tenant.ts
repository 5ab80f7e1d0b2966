import {
  type AuditContext,
  type ChangeMonitor,
  changeMonitor,
  privileges,
} from "@rollcall/risk/changes";

/** The template of the role Global Administrator, the same in every tenant. */
const globalAdministrator = "62e90394-69f5-4237-9190-012177145e10";

/** Who holds which groups and roles. A real service asks its directory, and keeps the answer for a while. */
const holders = new Map([["a0000000-0000-4000-8000-000000000002", [globalAdministrator]]]);

/** What this fictional trust adds to an audit: the name of the tenant, and that all accounts are its own. */
export const context: AuditContext = { target: "entra", organisation: () => "RXX" };

/** Makes the monitor of this fictional trust. */
export function trustMonitor(): ChangeMonitor {
  return changeMonitor({
    // The feed was recorded, so that nothing in it is from the future. A live feed takes Date.now.
    now: () => Number.POSITIVE_INFINITY,
    known: () => ({ population: 3000 }),
    privileges: privileges({ holds: (account) => holders.get(account) ?? [] }),
  });
}
