import type { GraphUser } from "../account.ts";
import type { NhsmailContext } from "../context.ts";
import { isOurUser } from "../ownership.ts";
import type { GraphRequest } from "../transport.ts";
import { notOurs } from "./refusal.ts";

/**
 * Gives a write to an account the look at whose it is that comes right before it, should it have to wait or be sent again: a
 * leaver may be adopted meanwhile. In a tenant that is all ours there is nothing to look at.
 */
export function confirmed(context: NhsmailContext, request: GraphRequest): GraphRequest {
  const [room, stable] = request.path;
  const { organisationAttribute } = context.settings;
  const isWrite = request.method !== "GET" && room === "users" && stable !== undefined;
  if (!isWrite || organisationAttribute === undefined) return request;
  return {
    ...request,
    confirm: async () => {
      const query = { $select: `id,${organisationAttribute}` };
      const look = { id: request.id, method: "GET", path: ["users", stable], query } as const;
      const { status, body } = await context.transport.send(look);
      if (status === 200 && !isOurUser(body as GraphUser, context.settings)) throw notOurs();
    },
  };
}
