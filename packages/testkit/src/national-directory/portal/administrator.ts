import { uuidFrom } from "../chance.ts";
import { instant } from "../instant.ts";
import { baseLicences } from "../licence.ts";
import { nationalPolicy, type PolicySeed } from "../organisation.ts";
import type { UserProperties } from "../store/seeds.ts";
import { write } from "../store/store.ts";
import { latest, type StoredObject } from "../store/version.ts";
import type { World } from "../world.ts";
import { freeAddress } from "./address.ts";
import { type PolicyImport, policyMembers } from "./bulk.ts";
import type { AccountState, PortalRecord, TransientState } from "./portal-record.ts";
import { refusedByPortal } from "./refused.ts";

/** Whom an administrator creates an account for. */
export interface Joiner {
  readonly givenName: string;
  readonly surname: string;
  readonly properties?: UserProperties | undefined;
}

/**
 * A local administrator at the NHSmail portal, who may act on accounts of the one organisation. Every act throws
 * `permission-denied` for another organisation's account, and `precondition-failed` when its state does not allow it.
 */
export interface PortalAdministrator {
  readonly organisation: string;
  /** Creates an account and gives its identifier; it can be used after the portal has provisioned it. */
  create(joiner: Joiner): string;
  /** Takes over a leaver of another organisation. */
  join(id: string): void;
  /** Gives an account up: it stays usable, and another organisation may take it. */
  markLeaver(id: string): void;
  disable(id: string): void;
  enable(id: string): void;
  delete(id: string): void;
  restore(id: string): void;
  edit(id: string, properties: UserProperties): void;
  /** Moves an account into a policy of the organisation, out of the one it was in. */
  setPolicy(id: string, policy: string): void;
  /** Imports the members of a policy from a file of one column, `Email Address`. */
  importPolicyMembers(policy: string, csv: string): PolicyImport;
  /** Has a ticket resolved about an account that is stuck in provisioning. */
  resolveTicket(id: string): void;
}

/** Gives the hand of an organisation's administrator. */
export function administrator(world: World, code: string): PortalAdministrator {
  const office: Office = { world, code };
  const act = (id: string, change: (account: Held) => PortalRecord): void => {
    const account = own(office, id);
    save(office, id, change(account));
  };
  const setPolicy = (id: string, policy: string): void =>
    putInPolicy(office, own(office, id), policy);
  return {
    organisation: code,
    create: (joiner) => create(office, joiner),
    join: (id) => join(office, id),
    markLeaver: (id) => act(id, (account) => leaver(office, account)),
    disable: (id) =>
      act(id, (one) =>
        transient(office, one, {
          from: ["Active", "Active (Leaver)", "Inactive"],
          by: "Disabling",
          to: "Disabled",
        }),
      ),
    enable: (id) =>
      act(id, (one) =>
        transient(office, one, { from: ["Disabled", "Inactive"], by: "Enabling", to: "Active" }),
      ),
    delete: (id) =>
      act(id, (one) =>
        transient(office, one, {
          from: ["Active", "Active (Leaver)", "Inactive", "Disabled"],
          by: "Deleting",
          to: "Deleted",
        }),
      ),
    restore: (id) =>
      act(id, (one) =>
        transient(office, one, { from: ["Deleted"], by: "Restoring", to: "Active" }),
      ),
    edit: (id, properties) => edit(office, own(office, id), properties),
    setPolicy,
    importPolicyMembers: (policy, csv) => policyMembers(world, csv, (id) => setPolicy(id, policy)),
    resolveTicket: (id) =>
      act(id, ({ record }) => {
        const { disrupted: _, next: __, ...rest } = record;
        return { ...rest, state: "Active", since: world.clock.now() };
      }),
  };
}

interface Office {
  readonly world: World;
  readonly code: string;
}

interface Held {
  readonly object: StoredObject;
  readonly record: PortalRecord;
}

function held({ world }: Office, id: string): Held {
  world.lifecycle.run(world.clock.now());
  const object = world.store.objects.get(id);
  if (!object?.portal || latest(object).life === "purged") {
    throw refusedByPortal(
      "not-found",
      "the portal knows no such account",
      "Search for the account again.",
    );
  }
  return { object, record: object.portal };
}

function own(office: Office, id: string): Held {
  const account = held(office, id);
  if (account.record.organisation === office.code) return account;
  throw refusedByPortal(
    "permission-denied",
    "the account belongs to another organisation",
    "Ask an administrator of the organisation that holds it.",
  );
}

function save({ world, code }: Office, id: string, record: PortalRecord): void {
  world.lifecycle.record(id, record, { at: world.clock.now(), by: `portal:${code}` });
  world.lifecycle.run(world.clock.now());
}

function mustBeOpen({ world, code }: Office): void {
  if (!world.store.closed.has(code) && world.settings.organisations.has(code)) return;
  throw refusedByPortal(
    "precondition-failed",
    "the organisation is closed or not known",
    "Use an organisation that is open.",
  );
}

function create(office: Office, { givenName, surname, properties }: Joiner): string {
  mustBeOpen(office);
  const { world, code } = office;
  const now = world.clock.now();
  world.lifecycle.run(now);
  const address = freeAddress(world.store, world.settings, { givenName, surname, now });
  const id = uuidFrom(world.settings.seed, 1, world.store.order.length);
  const patch = {
    accountEnabled: true,
    displayName: `${surname.toUpperCase()}, ${givenName}`,
    givenName,
    surname,
    mailNickname: address.split("@")[0]?.slice(0, 64),
    userPrincipalName: address,
    mail: address,
    proxyAddresses: [`SMTP:${address}`],
    businessPhones: [],
    userType: "Member",
    usageLocation: "GB",
    companyName: world.settings.organisations.get(code)?.name ?? null,
    createdDateTime: instant(now),
    assignedLicenses: [{ skuId: baseLicences.standard, disabledPlans: [] }],
    ...properties,
  };
  write(world.store, { do: "set", kind: "user", id, patch }, { at: now, by: `portal:${code}` });
  const due = now + world.settings.delays.create;
  save(office, id, {
    state: "MigrationPending",
    since: now,
    organisation: code,
    policy: nationalPolicy(code),
    accepted: false,
    used: now,
    created: now,
    extras: [],
    next: { state: "Active", due },
  });
  return id;
}

function join(office: Office, id: string): void {
  mustBeOpen(office);
  const { object, record } = held(office, id);
  if (record.state !== "Active (Leaver)" || record.organisation === office.code) {
    throw refusedByPortal(
      "precondition-failed",
      "the account is no leaver of another organisation",
      "Ask the organisation that holds it to mark it as a leaver.",
    );
  }
  const { world, code } = office;
  const { leaver: _, ...rest } = record;
  const now = world.clock.now();
  save(office, id, {
    ...rest,
    state: "Active",
    since: now,
    organisation: code,
    policy: nationalPolicy(code),
    extras: [],
  });
  const patch = {
    companyName: world.settings.organisations.get(code)?.name ?? null,
    assignedLicenses: [{ skuId: baseLicences.standard, disabledPlans: [] }],
  };
  write(
    world.store,
    { do: "set", kind: "user", id: object.id, patch },
    { at: now, by: `portal:${code}` },
  );
}

function leaver({ world }: Office, { record }: Held): PortalRecord {
  mustBe(record, ["Active"]);
  const now = world.clock.now();
  return { ...record, state: "Active (Leaver)", since: now, leaver: now, administrator: false };
}

interface Transition {
  readonly from: readonly AccountState[];
  readonly by: TransientState;
  readonly to: AccountState;
}

function transient(
  { world }: Office,
  { record }: Held,
  { from, by, to }: Transition,
): PortalRecord {
  mustBe(record, from);
  const now = world.clock.now();
  return {
    ...record,
    state: by,
    since: now,
    next: { state: to, due: now + world.settings.delays.change },
  };
}

function mustBe(record: PortalRecord, states: readonly AccountState[]): void {
  if (states.includes(record.state)) return;
  throw refusedByPortal(
    "precondition-failed",
    `the account is ${record.state}`,
    `Wait until it is ${states.join(" or ")}.`,
  );
}

function edit({ world, code }: Office, { object, record }: Held, properties: UserProperties): void {
  const stamp = { at: world.clock.now(), by: `portal:${code}` };
  if (record.next) world.lifecycle.record(object.id, { ...record, disrupted: true }, stamp);
  write(world.store, { do: "set", kind: "user", id: object.id, patch: { ...properties } }, stamp);
}

function putInPolicy(office: Office, { object, record }: Held, name: string): void {
  const { world, code } = office;
  const policy = policyOf(office, name);
  if (!record.accepted) {
    throw refusedByPortal(
      "precondition-failed",
      "the person has not accepted the Acceptable Use Policy",
      "Ask the person to accept it first.",
    );
  }
  save(office, object.id, { ...record, policy: policy.name });
  const assignedLicenses = [...policy.licences, ...record.extras].map((skuId) => ({
    skuId,
    disabledPlans: [],
  }));
  const stamp = { at: world.clock.now(), by: `portal:${code}` };
  write(
    world.store,
    { do: "set", kind: "user", id: object.id, patch: { assignedLicenses } },
    stamp,
  );
}

function policyOf({ world, code }: Office, name: string): PolicySeed {
  if (name === nationalPolicy(code)) return { name, licences: [baseLicences.standard] };
  const policy = world.settings.organisations.get(code)?.policies?.find((one) => one.name === name);
  if (policy) return policy;
  throw refusedByPortal(
    "not-found",
    "the organisation has no such policy",
    "Use the name of a policy of this organisation.",
  );
}
