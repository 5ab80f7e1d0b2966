import type { RequestControl } from "./request.ts";

/** Controls that the server knows, by what they do. */
export const controlOid = {
  paged: "1.2.840.113556.1.4.319",
  showDeleted: "1.2.840.113556.1.4.417",
  showRecycled: "1.2.840.113556.1.4.2064",
  showDeactivated: "1.2.840.113556.1.4.2065",
  sort: "1.2.840.113556.1.4.473",
  extendedDn: "1.2.840.113556.1.4.529",
  dirSync: "1.2.840.113556.1.4.841",
  treeDelete: "1.2.840.113556.1.4.805",
  permissiveModify: "1.2.840.113556.1.4.1413",
  lazyCommit: "1.2.840.113556.1.4.619",
  domainScope: "1.2.840.113556.1.4.1339",
  securityFlags: "1.2.840.113556.1.4.801",
  policyHints: "1.2.840.113556.1.4.2239",
  oldPolicyHints: "1.2.840.113556.1.4.2066",
  linkTtl: "1.2.840.113556.1.4.2309",
  assertion: "1.3.6.1.1.12",
} as const;

/** The name of a control that the server knows. */
export type ControlName = keyof typeof controlOid;

/** The controls of one request. */
export type Controls = ReadonlyMap<ControlName, RequestControl>;
