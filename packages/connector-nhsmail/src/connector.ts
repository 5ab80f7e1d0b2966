import type { TargetConnector } from "@rollcall/core";
import { openContext } from "./open-context.ts";
import { type NhsmailOptions, parseOptions } from "./options.ts";
import { nhsmailSession } from "./session.ts";

/**
 * Joins NHSmail, or a tenant of Microsoft Entra ID that an organisation owns, over Microsoft Graph. Opens nothing yet.
 * Throws `invalid-options` with the field and the rule.
 */
export function nhsmail(options: NhsmailOptions): TargetConnector {
  const checked = parseOptions(options);
  return {
    spec: "rollcall/connector@1",
    name: checked.settings.name,
    kind: "target",
    open: async ({ signal } = {}) => nhsmailSession(await openContext(checked, signal)),
  };
}
