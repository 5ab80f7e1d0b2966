// Resource units of identity and access operations ("Microsoft Graph throttling limits"); all others cost one.
const base: Readonly<Record<string, number>> = {
  "GET /users": 2,
  "GET /groups/{group-id}/members": 3,
  "GET /groups/{group-id}/transitiveMembers": 5,
  "GET /users/{user-id}/memberOf": 2,
  "GET /users/{user-id}/transitiveMemberOf": 2,
  "GET /users/{user-id}/licenseDetails": 2,
  "GET /subscribedSkus": 3,
  "POST /directoryObjects/getByIds": 3,
  "POST /users/{user-id}/checkMemberGroups": 4,
  "POST /users/{user-id}/getMemberGroups": 2,
};

/** Works out the resource units of a request: `$select` takes one off, `$expand` adds one, `$top` below 20 takes one off. */
export function resourceUnits(operation: string, query: URLSearchParams): number {
  const top = query.get("$top");
  const units =
    (base[operation] ?? 1) -
    (query.has("$select") ? 1 : 0) +
    (query.has("$expand") ? 1 : 0) -
    (top !== null && Number(top) < 20 ? 1 : 0);
  return Math.max(1, units);
}
