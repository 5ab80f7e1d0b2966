import { answered, graphRoot } from "../operations/answered.ts";
import type { Call, Operation } from "../operations/operation.ts";
import { permissions } from "../operations/permissions.ts";
import { checkReadable } from "../operations/users/readable.ts";
import { ruleOf } from "../query/property-rule.ts";
import { selected } from "../query/wanted.ts";
import type { ObjectKind } from "../store/change.ts";
import { positionAt } from "../store/replicas.ts";
import type { Answer } from "../wire/exchange.ts";
import { Refusal } from "../wire/refusal.ts";
import { unsupportedQuery } from "../wire/refusals.ts";
import { type DeltaToken, type Round, readDeltaToken, writeDeltaToken } from "./delta-token.ts";
import { itemsOf } from "./item.ts";
import { meetsIds } from "./only-ids.ts";
import { pagesOf } from "./pages.ts";

const week = 7 * 86_400_000;

/** The feeds of changes, under each of the names that Graph has for them. */
export const deltaOperations: readonly Operation[] = [
  ...["GET /users/delta", "GET /users/delta()", "GET /users/microsoft.graph.delta()"].map(
    (name): Operation => ({
      name,
      permissions: permissions.readUsers,
      run: (call) => delta(call, "user"),
    }),
  ),
  ...["GET /groups/delta", "GET /groups/delta()"].map(
    (name): Operation => ({
      name,
      permissions: permissions.readGroups,
      run: (call) => delta(call, "group"),
    }),
  ),
];

function delta(call: Call, kind: ObjectKind): Answer {
  const text = parameter(call, "$skiptoken") ?? parameter(call, "$deltatoken");
  if (text === undefined || text === "") return page(call, started(call, kind));
  if (text.toLowerCase() === "latest") {
    const fresh = started(call, kind);
    return page(call, { ...fresh, round: { ...fresh.round, after: fresh.round.upTo } });
  }
  const token = readDeltaToken(text);
  if (!token || token.round.kind !== kind) throw stale("Badly formed token.");
  if (call.now - token.at > week)
    throw stale(
      "The sync state generation is not found. The delta token is expired, and the sync must be restarted.",
    );
  return page(call, token.done ? next(call, token) : token);
}

function started(call: Call, kind: ObjectKind): DeltaToken {
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

function next(call: Call, token: DeltaToken): DeltaToken {
  const { upTo, after: before } = token.round;
  const round = { ...token.round, before, after: upTo, upTo: Math.max(upTo, head(call)) };
  return { round, page: 0, done: false, at: call.now };
}

function page(call: Call, token: DeltaToken): Answer {
  const { world, now } = call;
  const { round } = token;
  const { pages, late } = pagesOf(world, round);
  const ids = pages[token.page] ?? [];
  const minimal = /\breturn=minimal\b/i.test(call.headers.prefer ?? "");
  const value = ids.flatMap((id) => {
    const object = world.store.objects.get(id);
    return object ? itemsOf(world, object, { round, minimal }) : [];
  });
  const path = `${graphRoot}/${round.kind}s/delta`;
  const last = token.page + 1 >= pages.length;
  const link = last
    ? {
        "@odata.deltaLink": `${path}?$deltatoken=${writeDeltaToken({ round: { ...round, late }, page: 0, done: true, at: now })}`,
      }
    : {
        "@odata.nextLink": `${path}?$skiptoken=${writeDeltaToken({ round, page: token.page + 1, done: false, at: now })}`,
      };
  return answered(`${round.kind}s`, { ...link, value });
}

function head({ world, now }: Call): number {
  return positionAt(world.store, now - world.settings.lag.delta);
}

/** Gives a query parameter whose letters may be of either case, as `$deltaToken` shows. */
function parameter({ query }: Call, name: string): string | undefined {
  for (const [key, value] of query) if (key.toLowerCase() === name) return value;
  return;
}

function stale(message: string): Refusal {
  return new Refusal(400, "syncStateNotFound", message);
}
