import { assertWanted, ConnectorError, type TargetConnector } from "@rollcall/core";
import { chooseWay } from "./changes/way.ts";
import { openWire } from "./client/open-wire.ts";
import type { DirectoryContext } from "./context.ts";
import { openContext } from "./open-context.ts";
import { type ActiveDirectoryOptions, parseOptions, type Settings } from "./options.ts";
import { directorySession } from "./session.ts";

const made = new WeakMap<TargetConnector, Settings>();

/**
 * Joins Active Directory, Samba as its domain controller, or OpenLDAP, over LDAP. Opens nothing yet. Throws
 * `invalid-options` with the field and the rule.
 */
export function activeDirectory(options: ActiveDirectoryOptions): TargetConnector {
  const settings = parseOptions(options);
  const connector: TargetConnector = {
    spec: "rollcall/connector@1",
    name: settings.directory.name,
    kind: "target",
    async open({ signal } = {}) {
      const context = await join(settings, signal);
      try {
        return directorySession(context, await chooseWay(context, signal));
      } catch (error) {
        await context.wire[Symbol.asyncDispose]();
        throw error;
      }
    },
  };
  made.set(connector, settings);
  return connector;
}

/** Opens what the parts of a session work with, of a connector that {@link activeDirectory} made. */
export async function joinDirectory(
  connector: TargetConnector,
  signal?: AbortSignal,
): Promise<DirectoryContext> {
  const settings = made.get(connector);
  if (settings) return await join(settings, signal);
  throw new ConnectorError({
    code: "invalid-options",
    message: "the connector was not made by activeDirectory()",
    where: { field: "connector" },
  });
}

async function join(
  { wire, directory }: Settings,
  signal?: AbortSignal,
): Promise<DirectoryContext> {
  assertWanted(signal);
  const opened = await openWire(wire, { signal });
  try {
    return await openContext(opened, directory, { signal });
  } catch (error) {
    await opened[Symbol.asyncDispose]();
    throw error;
  }
}
