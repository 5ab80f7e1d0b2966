import { baseLicences } from "../licence.ts";
import { nationalPolicy } from "../organisation.ts";
import { mustBeOpen } from "./checks.ts";
import { heldAccount, type Office, saveRecord } from "./office.ts";
import { refusedByPortal } from "./refused.ts";
import { licensed, setProperties } from "./set-properties.ts";

/** Takes a leaver of another organisation over: account and address follow the person, further subscriptions do not. */
export function joinAccount(office: Office, id: string): void {
  mustBeOpen(office);
  const { record } = heldAccount(office, id);
  if (record.state !== "Active (Leaver)" || record.organisation === office.code) {
    throw refusedByPortal(
      "precondition-failed",
      "the account is no leaver of another organisation",
      "Ask the organisation that holds it to mark it as a leaver.",
    );
  }
  const { world, code } = office;
  const { leaver: _, ...rest } = record;
  const joined = { state: "Active", since: world.clock.now(), organisation: code } as const;
  saveRecord(office, id, { ...rest, ...joined, policy: nationalPolicy(code), extras: [] });
  const companyName = world.settings.organisations.get(code)?.name ?? null;
  setProperties(office, id, { companyName, ...licensed([baseLicences.standard]) });
}
