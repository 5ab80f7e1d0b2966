import { patience } from "../client/patience.ts";
import type { DirectoryContext } from "../context.ts";
import type { Entry, Wire, WireFilter, WireSearch } from "../wire.ts";
import { type Call, searchFew } from "./call.ts";
import { commonConnection, keepTo, sharedWire } from "./common-connection.ts";
import { answerAlone, gathering, type Settle, type Waiting } from "./gather.ts";

/** What entries are searched for by. */
export interface AnyOf {
  readonly or: readonly WireFilter[];
  /** Names to ask for. */
  readonly attributes: readonly string[];
}

/**
 * Finds the entries of the domain that match any of some filters. Made for what is mostly not there: searches at the same
 * time are made one, and each is made by itself only when that finds something.
 */
export async function searchForAny(call: Call, anyOf: AnyOf): Promise<readonly Entry[]> {
  const { context, signal } = call;
  const wire = sharedWire(context.wire);
  const ask = searches.get(wire) ?? gathering(answer, most);
  searches.set(wire, ask);
  return await patience({ signal }).wait(ask({ call, anyOf }), "none");
}

interface Asked {
  readonly call: Call;
  readonly anyOf: AnyOf;
}

const searches = new WeakMap<Wire, (asked: Asked) => Promise<readonly Entry[]>>();
/** In one search, each of a few values: a server refuses requests beyond a size. */
const most = 16;

type Waits = Waiting<Asked, readonly Entry[]>;

async function answer(all: readonly Waits[]): Promise<Settle<Asked, readonly Entry[]>> {
  const areFree = all.length > 1 && (await findsNothing(all));
  return (one) => (areFree ? one.resolve([]) : answerAlone(one, searchAlone));
}

async function searchAlone({ call, anyOf }: Asked): Promise<readonly Entry[]> {
  return await searchFew(call, searchIn(call.context, anyOf));
}

async function findsNothing(all: readonly Waits[]): Promise<boolean> {
  const wires = all.map(({ asked }) => asked.call.context.wire);
  const wire = commonConnection(wires);
  const [first] = all;
  if (!first || !wire) return false;
  const context = { ...first.asked.call.context, wire };
  const or = all.flatMap(({ asked }) => asked.anyOf.or);
  try {
    const found = await searchFew({ context }, searchIn(context, { or, attributes: ["1.1"] }));
    if (found.length > 0) return false;
  } catch {
    // Whatever it was, those who then search by themselves meet it again, and throw it.
    return false;
  }
  for (const each of wires) keepTo(each, wire.connection);
  return true;
}

function searchIn({ root }: DirectoryContext, { or, attributes }: AnyOf): WireSearch {
  return { base: root.defaultNamingContext, scope: "subtree", filter: { or }, attributes };
}
