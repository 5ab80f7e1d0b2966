import { deltaOperations } from "../delta/delta.ts";
import { privilegedAccess } from "../grants/privileged-access.ts";
import { directoryAudits, signIns } from "../operations/audit-logs.ts";
import {
  getDeleted,
  listDeleted,
  listDeletedShort,
  purgeDeleted,
  restoreDeleted,
} from "../operations/deleted-items.ts";
import { getByIds } from "../operations/directory-objects.ts";
import { groupOperations } from "../operations/groups/group-operations.ts";
import { identityProtection } from "../operations/identity-protection.ts";
import type { Operation } from "../operations/operation.ts";
import { listDomains, organization, subscribedSkus } from "../operations/tenant.ts";
import { userOperations } from "../operations/users/user-operations.ts";

/** Every operation of Graph that this directory knows, save `POST /$batch`. */
export const operations: readonly Operation[] = [
  ...userOperations,
  ...deltaOperations,
  ...groupOperations,
  listDeleted,
  listDeletedShort,
  getDeleted,
  restoreDeleted,
  purgeDeleted,
  getByIds,
  organization,
  listDomains,
  subscribedSkus,
  directoryAudits,
  signIns,
  ...identityProtection,
  ...privilegedAccess,
];

/** An operation with what stands in the path where it has names in braces. */
export interface Routed {
  readonly operation: Operation;
  readonly params: readonly string[];
}

interface Route {
  readonly operation: Operation;
  readonly method: string;
  readonly segments: readonly string[];
}

// The most literal segments first, so that /users/delta is not taken for a user of that name.
const routes: readonly Route[] = operations
  .map((operation): Route => {
    const [method = "", path = ""] = operation.name.split(" ");
    return { operation, method, segments: path.split("/").slice(1) };
  })
  .toSorted((a, b) => literal(b) - literal(a));

/** Finds the operation of a request by its path after `/v1.0`; letters may be of either case. */
export function route(method: string, path: string): Routed | undefined {
  const parts = path
    .split("/")
    .filter((part) => part !== "")
    .map(decoded);
  for (const one of routes) {
    if (one.method !== method || one.segments.length !== parts.length) continue;
    if (!one.segments.every((segment, at) => fits(segment, parts[at] ?? ""))) continue;
    const params = parts.filter((_, at) => one.segments[at]?.startsWith("{"));
    return { operation: one.operation, params };
  }
  return;
}

function literal({ segments }: Route): number {
  return segments.filter((segment) => !segment.startsWith("{")).length;
}

function fits(segment: string, part: string): boolean {
  return segment.startsWith("{") || segment.toLowerCase() === part.toLowerCase();
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
