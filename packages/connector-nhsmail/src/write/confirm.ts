import type { GraphUser } from "../account.ts";
import type { NhsmailContext } from "../context.ts";
import { isOurUser } from "../ownership.ts";
import type { GraphAnswer, GraphRequest } from "../transport.ts";
import { notOurs } from "./refusal.ts";

/**
 * Gives a write the look at whose the accounts are that comes right before it, should it have to wait or be sent again: a
 * leaver may be adopted meanwhile. The accounts are the one that is written, or those `gaining` a membership by it. In a
 * tenant that is all ours there is nothing to look at.
 */
export function confirmed(
  context: NhsmailContext,
  request: GraphRequest,
  gaining: readonly string[] = [],
): GraphRequest {
  const { organisationAttribute } = context.settings;
  const accounts = [...writtenBy(request), ...gaining];
  if (accounts.length === 0 || organisationAttribute === undefined) return request;
  const query = { $select: `id,${organisationAttribute}` };
  const looks = accounts.map(
    (stable) => ({ id: request.id, method: "GET", path: ["users", stable], query }) as const,
  );
  return {
    ...request,
    confirm: async () => {
      for (const { status, body } of await answersTo(context, looks)) {
        if (status === 200 && !isOurUser(body as GraphUser, context.settings)) throw notOurs();
      }
    },
  };
}

function writtenBy({ method, path: [room, stable] }: GraphRequest): readonly string[] {
  return method !== "GET" && room === "users" && stable !== undefined ? [stable] : [];
}

async function answersTo(
  { transport }: NhsmailContext,
  looks: readonly GraphRequest[],
): Promise<readonly GraphAnswer[]> {
  const [only] = looks;
  return only && looks.length === 1 ? [await transport.send(only)] : await transport.sendAll(looks);
}
