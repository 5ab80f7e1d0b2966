import { answered, graphRoot } from "../operations/answered.ts";
import type { Call, Operation } from "../operations/operation.ts";
import { permissions } from "../operations/permissions.ts";
import type { ObjectKind } from "../store/change.ts";
import type { Answer } from "../wire/exchange.ts";
import { Refusal } from "../wire/refusal.ts";
import { type DeltaToken, readDeltaToken, writeDeltaToken } from "./delta-token.ts";
import { itemsOf } from "./item.ts";
import { pagesOf } from "./pages.ts";
import { firstRound, nextRound, parameter } from "./round.ts";

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
  if (text === undefined || text === "") return page(call, firstRound(call, kind));
  if (text.toLowerCase() === "latest") {
    const fresh = firstRound(call, kind);
    return page(call, { ...fresh, round: { ...fresh.round, after: fresh.round.upTo } });
  }
  const token = readDeltaToken(text);
  if (!token || token.round.kind !== kind) throw stale("Badly formed token.");
  if (call.now - token.at > week)
    throw stale(
      "The sync state generation is not found. The delta token is expired, and the sync must be restarted.",
    );
  return page(call, token.done ? nextRound(call, token) : token);
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

function stale(message: string): Refusal {
  return new Refusal(400, "syncStateNotFound", message);
}
