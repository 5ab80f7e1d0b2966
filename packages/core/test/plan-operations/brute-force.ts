import type { SmallObject, SmallRules, SmallWorld } from "./small-world.ts";

type State = readonly (SmallObject | undefined)[];

/**
 * Finds the length of the shortest plan of a small world by trying: any attributes of one object at once that the rules
 * let travel together, a create or a delete, each state on the way being sound. Knows nothing of graphs. States are tried in the order of the writes done
 * plus the objects that are not yet as they should be, of which one write can mend one: so the first end that is met is
 * the nearest. Gives `undefined` when there is no way.
 */
export function shortestPlan(world: SmallWorld): number | undefined {
  const start = JSON.stringify(world.now.map((object) => object ?? null));
  const done = new Map([[start, 0]]);
  const queue: string[][] = [];
  const put = (key: string, cost: number) => {
    queue[cost] ??= [];
    queue[cost]?.push(key);
  };
  put(start, wrong(parse(start), world));
  for (let estimate = 0; estimate < queue.length; estimate++) {
    const level = queue[estimate] ?? [];
    for (const key of level) {
      const state = parse(key);
      const cost = done.get(key) as number;
      const left = wrong(state, world);
      if (cost + left !== estimate) continue;
      if (left === 0) return cost;
      for (const next of neighbours(state, world)) {
        const nextKey = JSON.stringify(next.map((object) => object ?? null));
        if ((done.get(nextKey) ?? Number.POSITIVE_INFINITY) <= cost + 1) continue;
        done.set(nextKey, cost + 1);
        put(nextKey, cost + 1 + wrong(next, world));
      }
    }
  }
  return undefined;
}

function parse(key: string): State {
  return (JSON.parse(key) as (SmallObject | null)[]).map((object) => object ?? undefined);
}

function wrong(state: State, { then, rules }: SmallWorld): number {
  return state.reduce((count, object, index) => count + apart(object, then[index], rules), 0);
}

/** Counts the writes that one object needs at least. */
function apart(
  one: SmallObject | undefined,
  other: SmallObject | undefined,
  { together = [["x", "y", "managerId"]] }: SmallRules,
): number {
  if (!one || !other) return one === other ? 0 : 1;
  const differs = (["x", "y", "managerId"] as const).filter((name) => one[name] !== other[name]);
  return new Set(differs.map((name) => together.find((group) => group.includes(name)) ?? name))
    .size;
}

function* neighbours(state: State, world: SmallWorld): Generator<State> {
  for (const [index, object] of state.entries()) {
    const [before, after] = [world.now[index], world.then[index]];
    if (JSON.stringify(before) === JSON.stringify(after)) continue;
    if (object && !after) yield* sound(state.with(index, undefined));
    if (!object && !after) continue;
    for (const written of writes(index, object, world)) {
      // An account has no key to refer to itself by before it is there.
      if (!object && written.managerId === index) continue;
      if (apart(object, written, world.rules) === 1) yield* sound(state.with(index, written));
    }
  }
}

function* writes(
  index: number,
  object: SmallObject | undefined,
  world: SmallWorld,
): Generator<SmallObject> {
  const { xRequired, yNoTemporary } = world.rules;
  const proper = world.then[index];
  const started = object ?? { x: null, y: null, managerId: null };
  const xs = [
    started.x,
    proper ? proper.x : null,
    ...(xRequired ? [`temporary-x${index}`] : [null]),
  ];
  const ys = [started.y, ...(proper ? [proper.y] : []), ...(yNoTemporary ? [] : [null])];
  const managers = [started.managerId, proper ? proper.managerId : null, null];
  for (const x of new Set(xs)) {
    if (xRequired && x === null) continue;
    for (const y of new Set(ys)) {
      for (const managerId of new Set(managers)) yield { x, y, managerId };
    }
  }
}

function* sound(state: State): Generator<State> {
  const there = state.filter((object) => object !== undefined);
  for (const name of ["x", "y"] as const) {
    const given = there.map((object) => object[name]).filter((value) => value !== null);
    if (new Set(given).size < given.length) return;
  }
  const whole = there.every(
    ({ managerId }) => managerId === null || state[managerId] !== undefined,
  );
  if (whole) yield state;
}
