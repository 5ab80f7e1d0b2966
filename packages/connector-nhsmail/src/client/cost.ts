import type { GraphRequest } from "../transport.ts";
import { isWrite } from "./is-write.ts";

/** What a request takes from the limits. */
export interface Cost {
  /** Resource units. */
  readonly units: number;
  readonly writes: number;
  /** Requests that have a limit of their own. */
  readonly family?: "reports" | "risks" | undefined;
}

/** Resource units by method and path without identifiers ("Microsoft Graph throttling limits"); all others cost one. */
const base: Readonly<Record<string, number>> = {
  "GET users": 2,
  "GET groups/members": 3,
  "GET groups/transitiveMembers": 5,
  "GET users/memberOf": 2,
  "GET users/transitiveMemberOf": 2,
  "GET users/licenseDetails": 2,
  "GET subscribedSkus": 3,
  "POST directoryObjects/getByIds": 3,
  "POST users/checkMemberGroups": 4,
  "POST users/getMemberGroups": 2,
};

/** Works out what a request takes: `$select` takes one unit off, `$expand` adds one, `$top` below 20 takes one off. */
export function costOf(request: Pick<GraphRequest, "method" | "path" | "query">): Cost {
  const { method, path, query = {} } = request;
  const key = `${method} ${[path[0], ...path.slice(2)].join("/")}`;
  const whole = path.length === 2 ? `${method} ${path.join("/")}` : key;
  const listed = path.length === 2 && method === "GET" ? 1 : base[key];
  const units =
    (base[whole] ?? listed ?? 1) -
    ("$select" in query ? 1 : 0) +
    ("$expand" in query ? 1 : 0) -
    (Number(query.$top ?? 20) < 20 ? 1 : 0);
  return { units: Math.max(1, units), writes: isWrite(request) ? 1 : 0, family: familyOf(path[0]) };
}

/** Adds up what the requests of a batch take; each is judged alone, and the batch itself is free. */
export function costOfAll(requests: readonly GraphRequest[]): Cost {
  const costs = requests.map(costOf);
  return {
    units: costs.reduce((sum, { units }) => sum + units, 0),
    writes: costs.reduce((sum, { writes }) => sum + writes, 0),
    family: costs.find(({ family }) => family)?.family,
  };
}

function familyOf(room: string | undefined): Cost["family"] {
  if (room === "auditLogs") return "reports";
  return room === "identityProtection" ? "risks" : undefined;
}
