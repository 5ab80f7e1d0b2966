import { numberOf, readElement, Undecodable } from "../ber/read.ts";
import { refuse } from "./refusal.ts";
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

const names: ReadonlyMap<string, ControlName> = new Map(
  Object.entries(controlOid).map(([name, oid]) => [oid, name as ControlName]),
);

/** Sorts the controls of a request. Refuses a critical one that the server does not know. */
export function readControls(
  given: readonly RequestControl[],
  missing: ReadonlySet<string>,
): Controls {
  const controls = new Map<ControlName, RequestControl>();
  for (const control of given) {
    const name = missing.has(control.oid) ? undefined : names.get(control.oid);
    if (name) controls.set(name, control);
    else if (control.critical) refuse("unavailableCriticalExtension", "00002040");
  }
  return controls;
}

/** Reads the number in a control such as SEQUENCE { flags INTEGER }; 0 without a value. */
export function flagsOf({ value }: RequestControl): number {
  if (!value || value.length === 0) return 0;
  const [flags] = readElement(value).parts;
  if (!flags) throw new Undecodable("a control without its number");
  return numberOf(flags);
}
