import { type Layout, layoutOf } from "../packed/layout.ts";
import type { Cursor } from "./element.ts";
import { isSame, rememberNames } from "./names.ts";

/** How far the names of an entry have come: these, in this order. */
export interface Trail {
  readonly name: string;
  /** The name as it came. */
  readonly bytes: Buffer;
  readonly before: Trail | undefined;
  /** By the name that comes next. */
  readonly after: Map<string, Trail>;
  /** Which of them came last. */
  likely: Trail | undefined;
  layout: Layout | undefined;
}

/** Follows the names of entries, which are mostly those of the entry before in the same order. */
export interface Trails {
  /** Where every entry begins. */
  start(): Trail;
  /** Goes on by the name from the cursor to `end`; `undefined` when the entry has had that name before. */
  next(trail: Trail, cursor: Cursor, end: number): Trail | undefined;
}

/** Steps that are remembered; a server that makes up names shall fill no memory. */
const most = 4096;

/** Makes what follows the names of one connection's entries. */
export function rememberTrails(): Trails {
  const names = rememberNames();
  let root = trailOf("", Buffer.alloc(0), undefined);
  let steps = 0;
  return {
    start() {
      if (steps > most) {
        root = trailOf("", root.bytes, undefined);
        steps = 0;
      }
      return root;
    },
    next(trail, { bytes, at }, end) {
      const { likely } = trail;
      if (likely && isSame(likely.bytes, bytes, at, end)) return likely;
      const name = names(bytes, at, end);
      const known = trail.after.get(name);
      if (!known && hasCome(trail, name)) return undefined;
      const next = known ?? trailOf(name, Buffer.from(bytes.subarray(at, end)), trail);
      if (!known) steps++;
      trail.after.set(name, next);
      trail.likely = next;
      return next;
    },
  };
}

/** Gives the names that have come, as a layout: the same one each time. */
export function layoutAt(trail: Trail): Layout {
  if (trail.layout) return trail.layout;
  const names: string[] = [];
  for (let at = trail; at.before; at = at.before) names.unshift(at.name);
  trail.layout = layoutOf(names);
  return trail.layout;
}

function trailOf(name: string, bytes: Buffer, before: Trail | undefined): Trail {
  return { name, bytes, before, after: new Map(), likely: undefined, layout: undefined };
}

function hasCome(trail: Trail, name: string): boolean {
  for (let at: Trail | undefined = trail; at; at = at.before) if (at.name === name) return true;
  return false;
}
