import { makeController } from "./controller/make-controller.ts";
import { openTree } from "./file/open-tree.ts";
import { fillDomain, setAdministrator } from "./host/new-domain.ts";
import { openDirectory } from "./open-directory.ts";
import type { DirectoryServerOptions } from "./options.ts";
import type { DirectoryServer } from "./server.ts";
import { settingsOf } from "./settings.ts";

/**
 * Starts a directory server on loopback, in this process: it speaks LDAP v3 over TLS, behaves like Active Directory
 * with Microsoft's limits, and goes wrong on demand. It starts in milliseconds, in memory or from a file of JSON
 * lines. For tests and first tries: it keeps no secrets from whoever can read its memory or its file. Throws
 * `invalid-options`, `protocol` when a line of the file cannot be read, and what the directory refuses of `entries`.
 *
 * @example
 * ```ts
 * import { startDirectoryServer } from "@rollcall/testkit/directory-server";
 *
 * const server = await startDirectoryServer({
 *   entries: [
 *     {
 *       dn: "OU=Staff,DC=trust,DC=nhs,DC=example",
 *       attributes: { objectClass: "organizationalUnit" },
 *     },
 *   ],
 *   faults: [{ on: "search", call: 3, fault: { kind: "result", code: 51 } }],
 * });
 * console.log(server.url, server.credentials.name, server.writes);
 * await server.stop();
 * ```
 */
export async function startDirectoryServer(
  options: DirectoryServerOptions = {},
): Promise<DirectoryServer> {
  const settings = settingsOf(options);
  const { name = "DC1", file, entries = [], faults = [] } = options;
  const controller = makeController(settings, name);
  const fill = (): void => fillDomain(controller, { ...settings, entries });
  const kept = file === undefined ? undefined : await openTree(file, controller, fill);
  if (!kept) fill();
  setAdministrator(controller, settings.administrator.password);
  try {
    return await openDirectory(controller, { settings, options, kept, faults });
  } catch (error) {
    await kept?.close();
    throw error;
  }
}
