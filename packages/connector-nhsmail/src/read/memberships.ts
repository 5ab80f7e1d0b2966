import { type CallOptions, ConnectorError, type Json } from "@rollcall/core";
import type { NhsmailContext } from "../context.ts";
import { failure } from "../errors.ts";
import type { GraphAnswer } from "../transport.ts";

/** Tells which groups users are in, as far as groups are read at all. */
export interface Memberships {
  /** By the user's identifier; a user of whom it cannot be told is missing. */
  of(ids: readonly string[], call: CallOptions): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Why what was read is not all. */
  readonly shortfall: readonly string[];
}

/** Groups of which somebody is a member: asked of each user, twenty to a request, at a resource unit each. */
export function membershipsOfUsers(context: NhsmailContext): Memberships {
  const { groups } = context.settings;
  if (groups !== "all" && groups.size === 0) return { of: async (ids) => none(ids), shortfall: [] };
  const of: Memberships["of"] = async (ids, call) => {
    const requests = ids.map((id) => ({
      id: context.newId(),
      method: "GET" as const,
      path: ["users", id, "memberOf"],
      query: { $select: "id", $top: "999" },
    }));
    const answers = await context.transport.sendAll(requests, call);
    const found = new Map<string, readonly string[]>();
    for (const [at, id] of ids.entries()) {
      const answer = answers[at];
      const held = answer && (await groupsIn(context, answer, call));
      if (held) found.set(id, groups === "all" ? held : held.filter((one) => groups.has(one)));
    }
    return found;
  };
  return { of, shortfall: [] };
}

/**
 * The members of the groups that are named, read once: a request for each 999 of them, however many users there are.
 * Throws when a group cannot be read; one that is not there is a shortfall.
 */
export async function membershipsOfGroups(
  context: NhsmailContext,
  groups: ReadonlySet<string>,
  call: CallOptions,
): Promise<Memberships> {
  const held = new Map<string, string[]>();
  const shortfall: string[] = [];
  for (const [at, group] of [...groups].entries()) {
    const members = await membersOf(context, group, call);
    if (!members) shortfall.push(`groups[${at}] was not found`);
    for (const id of members ?? []) {
      const own = held.get(id);
      if (own) own.push(group);
      else held.set(id, [group]);
    }
  }
  return {
    of: async (ids) => new Map(ids.map((id) => [id, held.get(id) ?? []])),
    shortfall,
  };
}

function none(ids: readonly string[]): ReadonlyMap<string, readonly string[]> {
  return new Map(ids.map((id) => [id, []]));
}

/** A user who vanished meanwhile, and one whose groups may not be read, are told of as such. */
async function groupsIn(
  { transport }: NhsmailContext,
  answer: GraphAnswer,
  call: CallOptions,
): Promise<readonly string[] | undefined> {
  if (answer.status === 403 || answer.status === 404) return undefined;
  if (answer.status !== 200) throw failure(answer);
  const { value, "@odata.nextLink": next } = answer.body as Readonly<Record<string, Json>>;
  const groups = groupIds(value);
  if (typeof next !== "string") return groups;
  const rest: string[] = [];
  for await (const { items } of transport.pages({ link: next }, call))
    rest.push(...groupIds(items));
  return [...groups, ...rest];
}

/** Directory roles and administrative units stand in the same list. */
function groupIds(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: Readonly<Record<string, unknown>>) =>
    /\.group$/i.test(String(one["@odata.type"])) && typeof one.id === "string"
      ? one.id.toLowerCase()
      : [],
  );
}

async function membersOf(
  { transport, newId }: NhsmailContext,
  group: string,
  call: CallOptions,
): Promise<readonly string[] | undefined> {
  const path = ["groups", group, "members"];
  const query = { $select: "id", $top: "999" };
  const request = { id: newId(), method: "GET", path, query } as const;
  const members = new Set<string>();
  try {
    for await (const { items } of transport.pages(request, call)) {
      for (const { id } of items as readonly { readonly id?: unknown }[]) {
        if (typeof id === "string") members.add(id);
      }
    }
  } catch (error) {
    if (ConnectorError.is(error) && error.code === "not-found") return undefined;
    throw error;
  }
  return [...members];
}
