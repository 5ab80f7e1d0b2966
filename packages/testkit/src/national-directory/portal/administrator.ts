import type { UserProperties } from "../store/seeds.ts";
import type { World } from "../world.ts";
import { type PolicyImport, policyMembers } from "./bulk.ts";
import { editAccount, putInPolicy } from "./change-account.ts";
import { createAccount, type Joiner } from "./create-account.ts";
import { joinAccount } from "./join-account.ts";
import { type Held, type Office, ownAccount, saveRecord } from "./office.ts";
import type { PortalRecord } from "./portal-record.ts";
import { type FoundAccount, searchAccounts } from "./search-accounts.ts";
import { asLeaver, inTransition, type Transition } from "./transition.ts";

/**
 * A local administrator at the NHSmail portal, who may act on accounts of the one organisation. Every act throws
 * `permission-denied` for another organisation's account, and `precondition-failed` when its state does not allow it.
 */
export interface PortalAdministrator {
  readonly organisation: string;
  /** Searches all organisations by address or words of the name. */
  search(text: string): readonly FoundAccount[];
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

const transitions = {
  disable: { from: ["Active", "Active (Leaver)", "Inactive"], by: "Disabling", to: "Disabled" },
  enable: { from: ["Disabled", "Inactive"], by: "Enabling", to: "Active" },
  delete: {
    from: ["Active", "Active (Leaver)", "Inactive", "Disabled"],
    by: "Deleting",
    to: "Deleted",
  },
  restore: { from: ["Deleted"], by: "Restoring", to: "Active" },
} satisfies Record<string, Transition>;

/** Gives the hand of an organisation's administrator. */
export function administrator(world: World, code: string): PortalAdministrator {
  const office: Office = { world, code };
  const act = (id: string, change: (account: Held) => PortalRecord): void =>
    saveRecord(office, id, change(ownAccount(office, id)));
  const change = (kind: keyof typeof transitions) => (id: string) =>
    act(id, (account) => inTransition(office, account, transitions[kind]));
  const setPolicy = (id: string, policy: string): void =>
    putInPolicy(office, ownAccount(office, id), policy);
  return {
    organisation: code,
    search: (text) => searchAccounts(world, text),
    create: (joiner) => createAccount(office, joiner),
    join: (id) => joinAccount(office, id),
    markLeaver: (id) => act(id, (account) => asLeaver(office, account)),
    disable: change("disable"),
    enable: change("enable"),
    delete: change("delete"),
    restore: change("restore"),
    edit: (id, properties) => editAccount(office, ownAccount(office, id), properties),
    setPolicy,
    importPolicyMembers: (policy, csv) => policyMembers(world, csv, (id) => setPolicy(id, policy)),
    resolveTicket: (id) => act(id, ({ record }) => resolved(record, world.clock.now())),
  };
}

function resolved(record: PortalRecord, now: number): PortalRecord {
  const { disrupted: _, next: __, ...rest } = record;
  return { ...rest, state: "Active", since: now };
}
