import { latest, type StoredObject } from "../store/version.ts";
import type { World } from "../world.ts";
import type { PortalRecord } from "./portal-record.ts";
import { refusedByPortal } from "./refused.ts";

/** Where an administrator sits: at the portal, for one organisation. */
export interface Office {
  readonly world: World;
  readonly code: string;
}

/** An account as the portal shows it. */
export interface Held {
  readonly object: StoredObject;
  readonly record: PortalRecord;
}

/** Gives an account of any organisation. Throws `not-found`. */
export function heldAccount({ world }: Office, id: string): Held {
  world.lifecycle.run(world.clock.now());
  const object = world.store.objects.get(id);
  if (object?.portal && latest(object).life !== "purged") return { object, record: object.portal };
  throw refusedByPortal(
    "not-found",
    "the portal knows no such account",
    "Search for the account again.",
  );
}

/** Gives an account of the administrator's own organisation. Throws `permission-denied` for any other. */
export function ownAccount(office: Office, id: string): Held {
  const account = heldAccount(office, id);
  if (account.record.organisation === office.code) return account;
  throw refusedByPortal(
    "permission-denied",
    "the account belongs to another organisation",
    "Ask an administrator of the organisation that holds it.",
  );
}

/** Keeps a new record of an account, and does at once what is due at once. */
export function saveRecord({ world, code }: Office, id: string, record: PortalRecord): void {
  world.lifecycle.record(id, record, { at: world.clock.now(), by: `portal:${code}` });
  world.lifecycle.run(world.clock.now());
}
