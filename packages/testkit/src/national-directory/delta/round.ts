import type { Call } from "../operations/operation.ts";
import { checkReadable } from "../operations/users/readable.ts";
import { ruleOf } from "../query/property-rule.ts";
import { selected } from "../query/wanted.ts";
import type { ObjectKind } from "../store/change.ts";
import { positionAt } from "../store/replicas.ts";
import { Refusal } from "../wire/refusal.ts";
import { unsupportedQuery } from "../wire/refusals.ts";
import type { DeltaToken, Round } from "./delta-token.ts";
import { meetsIds } from "./only-ids.ts";

/** Starts a feed: its first round reports everything there is. Refuses what delta does not take. */
export function firstRound(call: Call, kind: ObjectKind): DeltaToken {
  for (const name of ["$expand", "$top", "$orderby", "$search", "$count"]) {
    if (call.query.has(name))
      throw unsupportedQuery(`Query option '${name}' is not supported by delta.`);
  }
  const select = parameter(call, "$select");
  checkSelect(call, kind, select);
  const ids = meetsIds(parameter(call, "$filter"));
  const round: Round = { kind, select, ids, upTo: head(call), late: [] };
  return { round, page: 0, done: false, at: call.now };
}

function checkSelect(call: Call, kind: ObjectKind, select: string | undefined): void {
  const names = selected(kind, select ?? null);
  if (kind === "user") checkReadable(call, names);
  const elsewhere = names.find((name) => ruleOf(kind, name)?.elsewhere);
  if (elsewhere === undefined) return;
  throw new Refusal(501, "NotImplemented", `Property '${elsewhere}' is not tracked for changes.`);
}

/** Goes on where a round ended. */
export function nextRound(call: Call, token: DeltaToken): DeltaToken {
  const { upTo, after: before } = token.round;
  const round = { ...token.round, before, after: upTo, upTo: Math.max(upTo, head(call)) };
  return { round, page: 0, done: false, at: call.now };
}

function head({ world, now }: Call): number {
  return positionAt(world.store, now - world.settings.lag.delta);
}

/** Gives a query parameter whose letters may be of either case, as `$deltaToken` shows. */
export function parameter({ query }: Call, name: string): string | undefined {
  for (const [key, value] of query) if (key.toLowerCase() === name) return value;
  return;
}
