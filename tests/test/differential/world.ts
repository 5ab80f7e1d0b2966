import type { Operation, Place, Target, Value } from "./operation.ts";
import type { Side } from "./side.ts";

/** Where the objects of a round are. Both directories agree on it, for as long as they answer alike. */
export interface World {
  /** No other round has it. */
  readonly tag: string;
  readonly root: string;
  /** DN of what is in a slot. */
  readonly dns: Map<number, string>;
}

/** Writes out the DN of a place. */
export function placeDn({ root, dns }: World, place: Place): string {
  if (place === "root") return root;
  if (place === "north") return `OU=North,${root}`;
  if (place === "south") return `OU=South,OU=North,${root}`;
  if (place === "absent") return `OU=Absent,${root}`;
  return dns.get(place) ?? `CN=Never ${place},${root}`;
}

/** Writes out what a request is about, as one side is to be told it. */
export function targetDn(world: World, side: Side, target: Target): string {
  if ("written" in target) return fill(world, target.written) as string;
  if (target.by === "dn") return placeDn(world, target.slot);
  return `<GUID=${side.keys.get(target.slot)?.guid ?? "00000000-0000-4000-8000-000000000000"}>`;
}

/** Puts in what a value stands for. */
export function fill(world: World, value: Value): Value {
  if (typeof value !== "string") return value;
  return value
    .replaceAll("{tag}", world.tag)
    .replaceAll("{TAG}", world.tag.toUpperCase())
    .replaceAll("{root}", world.root)
    .replaceAll(/\{dn:(\d)\}/g, (_, slot: string) => placeDn(world, Number(slot)));
}

/** Writes out the new name that a rename asks for. */
export function newRdn(
  world: World,
  { target, newRdn }: Extract<Operation, { kind: "rename" }>,
): string {
  const now = "slot" in target ? placeDn(world, target.slot) : "OU=";
  return newRdn.replace("{type}", now.slice(0, now.indexOf("=")));
}

/** Notes what an operation did that went well on both sides. */
export function follow(world: World, operation: Operation): void {
  const { dns } = world;
  if (operation.kind === "add") {
    dns.set(operation.slot, `${operation.rdn},${placeDn(world, operation.parent)}`);
  } else if (operation.kind === "restore") {
    dns.set(operation.slot, `${operation.rdn},${placeDn(world, operation.parent)}`);
  } else if (operation.kind === "rename" && "slot" in operation.target) {
    const old = placeDn(world, operation.target.slot);
    const parent =
      operation.parent === undefined ? parentOf(old) : placeDn(world, operation.parent);
    moveAll(dns, old, `${newRdn(world, operation)},${parent}`);
  }
}

function moveAll(dns: Map<number, string>, from: string, to: string): void {
  for (const [slot, dn] of dns) {
    if (dn === from) dns.set(slot, to);
    else if (dn.endsWith(`,${from}`)) dns.set(slot, dn.slice(0, -from.length) + to);
  }
}

function parentOf(dn: string): string {
  const [, parent = ""] = /^(?:\\.|[^,\\])*,(.*)$/s.exec(dn) ?? [];
  return parent;
}
