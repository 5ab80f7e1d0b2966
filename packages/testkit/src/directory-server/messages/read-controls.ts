import { type ControlName, type Controls, controlOid } from "./controls.ts";
import { refuse } from "./refusal.ts";
import type { RequestControl } from "./request.ts";

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
