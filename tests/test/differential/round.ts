import { isDeepStrictEqual } from "node:util";
import { controlOid, showDeletedControl } from "../../../packages/connector-ad/src/controls.ts";
import { type Answer, carryOut } from "./carry-out.ts";
import { differing } from "./differing.ts";
import type { Difference } from "./known-differences.ts";
import { type NormalEntry, normalEntries } from "./normal-entry.ts";
import type { Operation } from "./operation.ts";
import { reasonFor } from "./reason-for.ts";
import { find, learn, type Side } from "./side.ts";
import { follow, placeDn, type World } from "./world.ts";

/** How far a round came. */
export interface Round {
  readonly operations: number;
  /** The first difference that nobody knew, if there was one. */
  readonly difference?: unknown;
  /** Why the round ended early: the sides differ, as is known, and their trees with them. */
  readonly parted?: string | undefined;
}

/** Sends operations to both sides, one after another, and compares each answer, and in the end what is there. */
export async function playRound(
  sides: readonly [Side, Side],
  tag: string,
  operations: readonly Operation[],
): Promise<Round> {
  const world = await setStage(sides, tag);
  let sent = 0;
  try {
    for (const operation of operations) {
      sent += 1;
      const [samba, embedded] = await both(sides, (side) => carryOut(side, world, operation));
      const difference = { operation, samba, embedded };
      const known = knowledgeOf(difference);
      if (known === undefined) return { operations: sent, difference };
      if ((samba.code === 0) !== (embedded.code === 0)) {
        if (isWrite(operation)) return { operations: sent, parted: known };
      } else if (samba.code === 0) await keepUp(sides, world, operation);
    }
    const [samba, embedded] = await both(sides, (side) => contents(side, world));
    if (isDeepStrictEqual(samba, embedded)) return { operations: sent };
    return { operations: sent, difference: differing(samba, embedded) };
  } finally {
    await both(sides, (side) => clearStage(side, world));
  }
}

/** Why two answers may differ; empty when they do not, `undefined` when nobody knows. */
function knowledgeOf(difference: Difference): string | undefined {
  const { samba, embedded } = difference;
  return isDeepStrictEqual(samba, embedded) ? "" : reasonFor(difference);
}

function isWrite({ kind }: Operation): boolean {
  return kind !== "search" && kind !== "bind";
}

async function both<Result>(
  [one, other]: readonly [Side, Side],
  work: (side: Side) => Promise<Result>,
): Promise<[Result, Result]> {
  return await Promise.all([work(one), work(other)]);
}

async function setStage(sides: readonly [Side, Side], tag: string): Promise<World> {
  const baseDN = sides[0].server.baseDN;
  const world: World = { tag, root: `OU=Round ${tag},${baseDN}`, dns: new Map() };
  for (const side of sides) {
    side.keys.clear();
    side.symbols.clear();
    for (const place of ["root", "north", "south"] as const) {
      const dn = placeDn(world, place);
      const type = { type: "objectClass", values: ["organizationalUnit"] };
      const { code, diagnostic } = await side.wire.add(dn, [type]);
      if (code !== 0) throw new Error(`${side.name} refused the stage: ${code} ${diagnostic}`);
      await learn(side, dn, place);
    }
  }
  return world;
}

async function keepUp(
  sides: readonly [Side, Side],
  world: World,
  operation: Operation,
): Promise<void> {
  follow(world, operation);
  if (operation.kind === "restore") {
    await both(sides, (side) => levelRestored(side, placeDn(world, operation.slot)));
  }
  if (operation.kind !== "add") return;
  const { slot } = operation;
  const serial = [...(sides[0].symbols.values() ?? [])].length;
  await both(sides, async (side) => {
    const keys = await learn(side, placeDn(world, slot), `slot ${slot} (${serial})`);
    if (keys === undefined) throw new Error(`${side.name} does not show what was just added`);
    side.keys.set(slot, keys);
  });
}

/**
 * Brings a restored account to one state on both sides. Active Directory gives it back disabled; Samba 4.17 as it was, and
 * with an expiry of 0. A group refuses both, which is as well.
 */
async function levelRestored({ wire }: Side, dn: string): Promise<void> {
  await wire.modify(dn, [
    { change: "replace", type: "userAccountControl", values: ["546"] },
    { change: "replace", type: "accountExpires", values: ["9223372036854775807"] },
  ]);
}

async function contents(side: Side, world: World): Promise<NormalEntry[]> {
  const filter = { present: "objectClass" };
  const attributes = ["*", "memberOf", "parentGUID"];
  const search = { base: world.root, scope: "subtree", filter, attributes } as const;
  const { entries } = await find(side.wire, search);
  const deleted = await find(
    side.wire,
    {
      ...search,
      base: `CN=Deleted Objects,${side.server.baseDN}`,
      filter: { startsWith: "sAMAccountName", value: world.tag },
    },
    { controls: [showDeletedControl] },
  );
  return [...normalEntries(side, entries), ...normalEntries(side, deleted.entries)];
}

async function clearStage(side: Side, { root }: World): Promise<Answer> {
  const controls = [{ oid: controlOid.treeDelete, critical: true }];
  const { code } = await side.wire.remove(root, { controls });
  return { code };
}
