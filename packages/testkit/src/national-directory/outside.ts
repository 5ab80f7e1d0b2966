import { randomFrom } from "../staff/random.ts";
import type { GrantPolicy } from "./grants/timed-grant.ts";
import type { PortalRecord } from "./portal/portal-record.ts";
import type { Stamp } from "./store/change.ts";
import type { UserProperties } from "./store/seeds.ts";
import { write } from "./store/store.ts";
import { latest } from "./store/version.ts";
import type { World } from "./world.ts";

/** What others do to the directory, whoever they are; nothing of it goes over the wire. */
export interface OutsideHand {
  /** Changes properties of a user. */
  change(id: string, properties: UserProperties): void;
  /** Hands a user's authority to an on-premises directory, or back to the cloud. */
  syncFromPremises(id: string, on: boolean): void;
  /** Deletes a user, or purges a deleted one. */
  remove(id: string): void;
  /** Makes a person a member of a group, or not. */
  member(group: string, id: string, on: boolean): void;
  /** Closes an organisation: nobody can join it any more. */
  closeOrganisation(code: string): void;
  /** Lets the person of an account accept the Acceptable Use Policy. */
  acceptPolicy(id: string): void;
  /** Lets the person of an account use it. */
  use(id: string): void;
  /** Keeps the feed of changes silent about what happened to an object so far. */
  missChanges(id: string): void;
  /** Sets what a group asks of whoever is to be a member for a time. */
  limitGrants(group: string, policy: GrantPolicy): void;
  /** Approves or denies a membership for a time that waits for it, by the identifier of its request. */
  decideGrant(request: string, approved: boolean): void;
  /** Lets other applications take a share, from 0 to 1, of the writes that the tenant allows. */
  takeWrites(share: number): void;
  /** Lets administrators of other organisations edit so many of their people, by chance. */
  stir(count: number, except?: readonly string[]): void;
}

/** Gives the hand of everybody else. */
export function outsideHand(world: World): OutsideHand {
  const { throttle } = world;
  return {
    ...handOnUsers(world),
    ...handOnPeople(world),
    ...handOnGroups(world),
    takeWrites: (share) => throttle.takeWrites(share),
  };
}

function stampOf({ clock }: World): Stamp {
  return { at: clock.now(), by: "outside" };
}

function handOnUsers(
  world: World,
): Pick<OutsideHand, "change" | "syncFromPremises" | "remove" | "missChanges" | "stir"> {
  const { store } = world;
  const change: OutsideHand["change"] = (id, patch) => {
    write(store, { do: "set", kind: "user", id, patch: { ...patch } }, stampOf(world));
  };
  let stirred = 0;
  return {
    change,
    syncFromPremises: (id, on) => change(id, { onPremisesSyncEnabled: on ? true : null }),
    remove: (id) => {
      const object = store.objects.get(id);
      const gone = object && latest(object).life === "deleted";
      write(store, { do: gone ? "purge" : "delete", id }, stampOf(world));
    },
    missChanges: (id) => {
      world.missed.set(id, store.seq);
      world.rounds.clear();
    },
    stir: (count, except = []) => {
      stirred += 1;
      for (const id of strangers(world, { count, except, round: stirred })) {
        change(id, { jobTitle: `Post ${stirred}` });
      }
    },
  };
}

function handOnPeople(
  world: World,
): Pick<OutsideHand, "acceptPolicy" | "use" | "closeOrganisation"> {
  const { store, clock } = world;
  const note = (id: string, change: Partial<PortalRecord>): void => {
    const record = store.objects.get(id)?.portal;
    if (record) world.lifecycle.record(id, { ...record, ...change }, stampOf(world));
  };
  return {
    acceptPolicy: (id) => note(id, { accepted: true }),
    use: (id) => note(id, { used: clock.now() }),
    closeOrganisation: (code) => {
      write(store, { do: "organisation", code, closed: true }, stampOf(world));
    },
  };
}

function handOnGroups(world: World): Pick<OutsideHand, "member" | "limitGrants" | "decideGrant"> {
  const { store } = world;
  return {
    member: (group, member, on) => {
      write(store, { do: on ? "join" : "part", group, member }, stampOf(world));
    },
    limitGrants: (group, policy) => {
      world.grantPolicies.set(group, policy);
    },
    decideGrant: (id, approved) => {
      const grant = store.grants.get(id)?.grant;
      if (grant?.status !== "PendingApproval") return;
      const status = approved ? "Provisioned" : "Denied";
      write(store, { do: "grant", id, grant: { ...grant, status } }, stampOf(world));
      world.lifecycle.run(world.clock.now());
    },
  };
}

function strangers(
  { store, settings }: World,
  asked: { readonly count: number; readonly except: readonly string[]; readonly round: number },
): readonly string[] {
  const random = randomFrom(settings.seed, 8, asked.round);
  const others = store.order.filter(
    (object) =>
      object.portal &&
      latest(object).life === "live" &&
      !asked.except.includes(object.portal.organisation),
  );
  return Array.from(
    { length: others.length === 0 ? 0 : asked.count },
    () => others[random() % others.length]?.id ?? "",
  );
}
