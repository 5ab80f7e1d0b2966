import { baseLicences } from "../licence.ts";
import { nationalPolicy, type PolicySeed } from "../organisation.ts";
import type { UserProperties } from "../store/seeds.ts";
import { write } from "../store/store.ts";
import { type Held, heldAccount, mustBe, mustBeOpen, type Office, saveRecord } from "./office.ts";
import type { AccountState, PortalRecord, TransientState } from "./portal-record.ts";
import { refusedByPortal } from "./refused.ts";

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
  set(office, id, { companyName, ...licensed([baseLicences.standard]) });
}

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

/** Edits an account; one that is being provisioned is disturbed by it. */
export function editAccount(
  office: Office,
  { object, record }: Held,
  properties: UserProperties,
): void {
  if (record.next) saveRecord(office, object.id, { ...record, disrupted: true });
  set(office, object.id, properties);
}

/** Puts an account into a policy, with its licences. */
export function putInPolicy(office: Office, { object, record }: Held, name: string): void {
  const policy = policyOf(office, name);
  if (!record.accepted) {
    throw refusedByPortal(
      "precondition-failed",
      "the person has not accepted the Acceptable Use Policy",
      "Ask the person to accept it first.",
    );
  }
  saveRecord(office, object.id, { ...record, policy: policy.name });
  set(office, object.id, licensed([...policy.licences, ...record.extras]));
}

function set({ world, code }: Office, id: string, patch: UserProperties): void {
  const stamp = { at: world.clock.now(), by: `portal:${code}` };
  write(world.store, { do: "set", kind: "user", id, patch: { ...patch } }, stamp);
}

function licensed(skus: readonly string[]): UserProperties {
  return { assignedLicenses: skus.map((skuId) => ({ skuId, disabledPlans: [] })) };
}

function policyOf({ world, code }: Office, name: string): PolicySeed {
  if (name === nationalPolicy(code)) return { name, licences: [baseLicences.standard] };
  const policies = world.settings.organisations.get(code)?.policies;
  const policy = policies?.find((one) => one.name === name);
  if (policy) return policy;
  throw refusedByPortal(
    "not-found",
    "the organisation has no such policy",
    "Use the name of a policy of this organisation.",
  );
}
