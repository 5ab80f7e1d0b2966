import { ConnectorError } from "@rollcall/core";
import type { GraphUser } from "../account.ts";
import type { NhsmailContext } from "../context.ts";
import { isOurUser } from "../ownership.ts";

/** What is listed. */
export interface UserList {
  /** `$select`, and what goes with it. */
  readonly query: Readonly<Record<string, string>>;
  /** Written by `filtersOf`. */
  readonly filter: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Graph gives no more at once. */
const pageSize = "999";
/** A list of which the links expire again and again is given up. */
const starts = 3;

/**
 * Lists users page by page to the end. Gives those that are ours, whatever the filter let through. A list whose link has
 * expired is begun anew, so that some may come twice. Throws what the transport throws.
 */
export async function* listUsers(
  { transport, settings, newId }: NhsmailContext,
  { query, filter, signal }: UserList,
): AsyncIterable<readonly GraphUser[]> {
  const full = { ...query, ...(filter !== undefined && { $filter: filter }), $top: pageSize };
  for (let start = 1; ; start += 1) {
    const request = { id: newId(), method: "GET", path: ["users"], query: full } as const;
    try {
      for await (const { items } of transport.pages(request, { signal })) {
        yield (items as readonly GraphUser[]).filter((user) => isOurUser(user, settings));
      }
      return;
    } catch (error) {
      if (start === starts || !isExpiredLink(error)) throw error;
    }
  }
}

function isExpiredLink(error: unknown): boolean {
  return (
    ConnectorError.is(error) && /^Directory_ExpiredPageToken$/i.test(String(error.native ?? ""))
  );
}
