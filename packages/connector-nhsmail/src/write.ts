import type { WritePart } from "@rollcall/core";
import type { NhsmailContext } from "./context.ts";
import { portalWrite } from "./write/portal.ts";
import { serviceWrite } from "./write/service.ts";
import { tenantWrite } from "./write/tenant.ts";

/** Makes the part of a session that writes, in the way that the mode says; none when nothing may be written. */
export function writePart(context: NhsmailContext): WritePart | undefined {
  const { mode } = context.settings;
  switch (mode.mode) {
    case "read-only":
      return undefined;
    case "portal":
      return portalWrite(context, mode.workItems);
    case "service":
      return serviceWrite(context, mode);
    case "tenant":
      return tenantWrite(context);
  }
}
