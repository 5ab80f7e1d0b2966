import { isAllowed, type TinyAccount, type TinyState } from "./tiny-world.ts";

/**
 * Finds by trying the fewest writes that lead from one state to another, each of which changes, makes or deletes one
 * account and leaves the target in a state that it allows: breadth first, with everything tried that a write could
 * usefully set. Gives `undefined` when there is no way.
 */
export function fewestWrites(now: TinyState, then: TinyState): number | undefined {
  const goal = keyOf(then);
  const seen = new Set([keyOf(now)]);
  let level: readonly TinyState[] = [now];
  for (let writes = 0; level.length > 0; writes++) {
    if (level.some((state) => keyOf(state) === goal)) return writes;
    const next: TinyState[] = [];
    for (const state of level) {
      for (const other of neighbours(state, then)) {
        const key = keyOf(other);
        if (seen.has(key)) continue;
        seen.add(key);
        if (allowed(key, other)) next.push(other);
      }
    }
    level = next;
  }
  return undefined;
}

const judged = new Map<string, boolean>();

function allowed(key: string, state: TinyState): boolean {
  const known = judged.get(key) ?? isAllowed(state);
  judged.set(key, known);
  return known;
}

function keyOf(state: TinyState): string {
  return JSON.stringify(state);
}

function* neighbours(state: TinyState, then: TinyState): Generator<TinyState> {
  for (const [at, account] of state.entries()) {
    const wanted = then[at];
    if (account && !wanted) yield state.with(at, undefined);
    for (const name of new Set([account?.name, wanted?.name, `temporary${at}`])) {
      if (name === undefined || (!account && !wanted)) continue;
      for (const one of written(name, account, wanted)) {
        // Nobody can be referred to by their own creation.
        if (!account && one.refersTo === at) continue;
        yield state.with(at, one);
      }
    }
  }
}

function* written(
  name: string,
  account: TinyAccount | undefined,
  wanted: TinyAccount | undefined,
): Generator<TinyAccount> {
  for (const alias of new Set([account?.alias ?? null, wanted?.alias ?? null, null])) {
    for (const refersTo of new Set([account?.refersTo ?? null, wanted?.refersTo ?? null, null])) {
      yield { name, alias, refersTo };
    }
  }
}
