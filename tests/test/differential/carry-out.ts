import { ConnectorError } from "@rollcall/core";
import {
  controlOid,
  extendedDNControl,
  pagedControl,
  pagedCookie,
  showDeletedControl,
} from "../../../packages/connector-ad/src/controls.ts";
import type {
  Entry,
  WireControl,
  WireFilter,
  WireSearch,
} from "../../../packages/connector-ad/src/wire.ts";
import { type NormalEntry, normalEntries } from "./normal-entry.ts";
import type { Attribute, Operation } from "./operation.ts";
import { find, type Side, wireAs } from "./side.ts";
import { fill, newRdn, placeDn, targetDn, type World } from "./world.ts";

/** What one directory answered, freed of what no two directories can have in common. */
export interface Answer {
  /** The result code, or what a failed bind says. */
  readonly code: number | string;
  readonly entries?: readonly NormalEntry[] | undefined;
  /** How many entries each page had. */
  readonly pages?: readonly number[] | undefined;
  readonly references?: number | undefined;
}

type Of<Kind extends Operation["kind"]> = Extract<Operation, { kind: Kind }>;

/** Sends an operation to one side. When that ends the server, it is started again, and the answer is `ended`. */
export async function carryOut(side: Side, world: World, operation: Operation): Promise<Answer> {
  try {
    return await send(side, world, operation);
  } catch (error) {
    const { restart } = side.server;
    if (!ConnectorError.is(error) || error.code !== "unavailable" || !restart) throw error;
    await restart();
    return { code: "ended" };
  }
}

async function send(side: Side, world: World, operation: Operation): Promise<Answer> {
  switch (operation.kind) {
    case "add":
      return await add(side, world, operation);
    case "modify":
      return await modify(side, world, operation);
    case "rename":
      return await rename(side, world, operation);
    case "remove":
      return await remove(side, world, operation);
    case "restore":
      return await restore(side, world, operation);
    case "bind":
      return await bind(side, world, operation);
    case "search":
      return await search(side, world, operation);
  }
}

function filled<One extends Attribute>(world: World, attributes: readonly One[]): One[] {
  return attributes.map((one) => ({
    ...one,
    values: one.values.map((value) => fill(world, value)),
  }));
}

async function add({ wire }: Side, world: World, operation: Of<"add">): Promise<Answer> {
  const { rdn, parent, attributes } = operation;
  const { code } = await wire.add(`${rdn},${placeDn(world, parent)}`, filled(world, attributes));
  return { code };
}

async function modify(side: Side, world: World, operation: Of<"modify">): Promise<Answer> {
  const dn = targetDn(world, side, operation.target);
  const { code } = await side.wire.modify(dn, filled(world, operation.changes));
  return { code };
}

async function rename(side: Side, world: World, operation: Of<"rename">): Promise<Answer> {
  const { target, parent } = operation;
  const newSuperior = parent === undefined ? undefined : placeDn(world, parent);
  const { code } = await side.wire.rename(targetDn(world, side, target), {
    newRdn: newRdn(world, operation),
    newSuperior,
  });
  return { code };
}

async function remove(side: Side, world: World, operation: Of<"remove">): Promise<Answer> {
  const controls = operation.tree ? [{ oid: controlOid.treeDelete, critical: true }] : [];
  const { code } = await side.wire.remove(targetDn(world, side, operation.target), { controls });
  return { code };
}

/** Under the name that the server chose for it when it was deleted, which a look by its GUID tells. */
async function restore(side: Side, world: World, operation: Of<"restore">): Promise<Answer> {
  const base = targetDn(world, side, { slot: operation.slot, by: "guid" });
  const look = { base, scope: "base", filter: { present: "objectClass" } } as const;
  const controls = [showDeletedControl];
  const { entries } = await find(side.wire, { ...look, attributes: ["1.1"] }, { controls });
  const home = `${operation.rdn},${placeDn(world, operation.parent)}`;
  const { code } = await side.wire.modify(
    entries[0]?.dn ?? base,
    [
      { change: "delete", type: "isDeleted", values: [] },
      { change: "replace", type: "distinguishedName", values: [home] },
    ],
    { controls },
  );
  return { code };
}

async function bind(side: Side, world: World, operation: Of<"bind">): Promise<Answer> {
  const login = { name: placeDn(world, operation.slot), password: operation.password };
  try {
    const wire = await wireAs(side.server, login);
    await wire[Symbol.asyncDispose]();
    return { code: 0 };
  } catch (error) {
    if (!ConnectorError.is(error)) throw error;
    const [, data] = /data ([0-9a-f]+)/.exec(String(error.native)) ?? [];
    return { code: `${error.code} ${data}` };
  }
}

const forms: Readonly<Record<Of<"search">["form"], readonly WireControl[]>> = {
  plain: [],
  "extended-dn": [extendedDNControl],
  "show-deleted": [showDeletedControl],
};

async function search(side: Side, world: World, operation: Of<"search">): Promise<Answer> {
  const { base, scope, filter, attributes, form, pageSize } = operation;
  const dn = typeof base === "object" ? targetDn(world, side, base) : placeDn(world, base);
  const request = { base: dn, scope, attributes, filter: filledFilter(world, filter) };
  if (pageSize !== undefined) return await searchInPages(side, request, [pageSize, forms[form]]);
  const { entries, references, result } = await find(side.wire, request, { controls: forms[form] });
  const { length } = references;
  return { code: result.code, entries: normalEntries(side, entries), references: length };
}

async function searchInPages(
  side: Side,
  request: WireSearch,
  [size, more]: readonly [number, readonly WireControl[]],
): Promise<Answer> {
  const all: Entry[] = [];
  const pages: number[] = [];
  let cookie: Uint8Array | undefined = new Uint8Array();
  for (;;) {
    const controls: WireControl[] = [pagedControl(size, cookie), ...more];
    const { entries, result } = await find(side.wire, request, { controls });
    all.push(...entries);
    pages.push(entries.length);
    cookie = pagedCookie(result);
    if (cookie === undefined || cookie.length === 0) {
      return { code: result.code, entries: normalEntries(side, all), pages };
    }
  }
}

function filledFilter(world: World, filter: WireFilter): WireFilter {
  if ("and" in filter) return { and: filter.and.map((one) => filledFilter(world, one)) };
  if ("or" in filter) return { or: filter.or.map((one) => filledFilter(world, one)) };
  if ("not" in filter) return { not: filledFilter(world, filter.not) };
  if ("present" in filter) return filter;
  return { ...filter, value: fill(world, filter.value) } as WireFilter;
}
