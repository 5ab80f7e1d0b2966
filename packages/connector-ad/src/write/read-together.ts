import { patience } from "../client/patience.ts";
import type { DirectoryContext } from "../context.ts";
import { dnKey } from "../dn-key.ts";
import { keyOf } from "../entry-key.ts";
import { entryDN } from "../extended-dn.ts";
import { keyFilter, placeOf } from "../read/place.ts";
import { linkControls } from "../read/scope.ts";
import type { Entry, Wire, WireFilter, WireSearch } from "../wire.ts";
import { type Call, searchFew } from "./call.ts";
import { commonConnection, keepTo, sharedWire } from "./common-connection.ts";
import { answerAlone, gathering, type Settle, type Waiting } from "./gather.ts";

/** An entry that is to be read by its key. */
export interface Sought {
  readonly stable: string;
  /** Matches what it must be besides. */
  readonly filter: WireFilter;
  /** Names to ask for; more may come. */
  readonly attributes: readonly string[];
}

/**
 * Reads an entry by its key; `undefined` when there is none that matches. Entries that are asked for at the same time are
 * read in one search. DNs come with their keys where the server knows how.
 */
export async function readByKey(
  call: Call,
  { stable, filter, attributes }: Sought,
): Promise<Entry | undefined> {
  const { dialect } = call.context;
  const place = placeOf(call.context, stable);
  if (!place) return undefined;
  const alone = { ...place, filter: { and: [place.filter, filter] }, attributes };
  const match = { and: [keyFilter(dialect, stable), filter] };
  return await read({ call, id: stable, alone, match });
}

/** Reads what stands at a DN, in the same way. */
export async function readByDN(
  call: Call,
  dn: string,
  attributes: readonly string[],
): Promise<Entry | undefined> {
  const { address } = call.context.dialect;
  const filter = { present: "objectClass" } as const;
  const alone = { base: dn, scope: "base", filter, attributes } as const;
  const match = { equal: address === "guid" ? "distinguishedName" : "entryDN", value: dn };
  return await read({ call, id: dnKey(dn), alone, match });
}

interface Asked {
  readonly call: Call;
  /** What the entry is known by when it comes with others: its key, or its DN. */
  readonly id: string;
  readonly alone: WireSearch;
  readonly match: WireFilter;
}

type Reads = (asked: Asked) => Promise<Entry | undefined>;

const reads = new WeakMap<Wire, Reads>();
/** In one search: a server refuses requests beyond a size. */
const most = 50;

async function read(asked: Asked): Promise<Entry | undefined> {
  const { context, signal } = asked.call;
  const wire = sharedWire(context.wire);
  const ask = reads.get(wire) ?? gathering(answer, most);
  reads.set(wire, ask);
  return await patience({ signal }).wait(ask(asked), "none");
}

type Waits = Waiting<Asked, Entry | undefined>;

async function answer(all: readonly Waits[]): Promise<Settle<Asked, Entry | undefined>> {
  const found = all.length > 1 ? await readTogether(all) : new Map<Waits, Entry>();
  return (one) => {
    const entry = found.get(one);
    // Only looking for it by itself tells that it is not there.
    return entry ? one.resolve(entry) : answerAlone(one, readAlone);
  };
}

async function readAlone({ call, alone }: Asked): Promise<Entry | undefined> {
  const [entry] = await searchFew(call, alone, linkControls(call.context));
  return entry;
}

async function readTogether(all: readonly Waits[]): Promise<ReadonlyMap<Waits, Entry>> {
  const found = new Map<Waits, Entry>();
  const wire = commonConnection(all.map(({ asked }) => asked.call.context.wire));
  const [first] = all;
  if (!first || !wire) return found;
  const context = { ...first.asked.call.context, wire };
  const { dialect } = context;
  try {
    for (const entry of await searchFew(
      { context },
      searchFor(all, context),
      linkControls(context),
    )) {
      const ids = [keyOf(entry, dialect), dnKey(entryDN(entry))];
      const [one, other] = all.filter(({ asked }) => ids.includes(asked.id));
      // What two ask for matches what one of them says, and perhaps not the other.
      if (one && !other) found.set(one, entry);
    }
    for (const { asked } of found.keys()) keepTo(asked.call.context.wire, wire.connection);
  } catch {
    // Whatever it was, those who then ask by themselves meet it again, and throw it.
    found.clear();
  }
  return found;
}

function searchFor(all: readonly Waits[], { dialect, root }: DirectoryContext): WireSearch {
  const attributes = all.flatMap(({ asked }) => asked.alone.attributes);
  return {
    base: root.defaultNamingContext,
    scope: "subtree",
    filter: { or: all.map(({ asked }) => asked.match) },
    attributes: [...new Set([dialect.key.attribute, ...attributes])],
  };
}
