import { startDirectoryServer } from "@rollcall/testkit/directory-server";
import type { DirectoryContext } from "../../src/context.ts";
import type { DirectorySettings } from "../../src/settings.ts";
import type { Wire } from "../../src/wire.ts";
import { contextOver } from "./directory-context.ts";
import { wireTo } from "./wire-to.ts";

type Options = NonNullable<Parameters<typeof startDirectoryServer>[0]>;
type Server = Awaited<ReturnType<typeof startDirectoryServer>>;

/** A directory server in this process, with a wire to it. */
export interface Embedded extends AsyncDisposable {
  readonly server: Server;
  readonly wire: Wire;
  readonly context: DirectoryContext;
}

/** What the server is to be, and what the connector is told. */
export interface EmbeddedOptions extends Options {
  readonly settings?: Partial<DirectorySettings> | undefined;
}

/** Starts a directory server with a container for staff, and connects to it as its administrator. */
export async function embedded({ settings, ...options }: EmbeddedOptions = {}): Promise<Embedded> {
  const server = await startDirectoryServer({
    ...options,
    entries: [unit, ...(options.entries ?? [])],
  });
  const wire = await wireTo(server, server.credentials);
  const now = (): string => new Date(options.now?.() ?? Date.now()).toISOString();
  const context = await contextOver(wire, server.baseDN, { now, ...settings });
  const { level = 7, recycleBin = true } = options;
  return {
    server,
    wire,
    context: { ...context, root: { ...context.root, timedLinks: level >= 7, recycleBin } },
    async [Symbol.asyncDispose]() {
      await wire[Symbol.asyncDispose]();
      await server.stop();
    },
  };
}

const base = "DC=trust,DC=nhs,DC=example";

/** The container that {@link embedded} makes. */
export const staff: string = `OU=Staff,${base}`;

const unit = { dn: staff, attributes: { objectClass: "organizationalUnit" } };
