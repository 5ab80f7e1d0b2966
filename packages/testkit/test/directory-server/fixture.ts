import type { Client } from "ldapts";
import {
  type DirectoryServer,
  type DirectoryServerOptions,
  type SeedEntry,
  startDirectoryServer,
} from "../../src/directory-server.ts";
import { connect } from "./client.ts";

/** The domain that these tests use. */
export const base = "DC=trust,DC=nhs,DC=example";
/** Where they put what they make. */
export const staff = `OU=Staff,${base}`;

/** A server, a client that is signed in as the administrator, and the end of both. */
export interface Served extends AsyncDisposable {
  readonly server: DirectoryServer;
  readonly client: Client;
}

/** Starts a server with an organizational unit for staff. */
export async function serve(options: DirectoryServerOptions = {}): Promise<Served> {
  const entries = [unit(staff), ...(options.entries ?? [])];
  const server = await startDirectoryServer({ ...options, entries });
  const client = await connect(server);
  return {
    server,
    client,
    [Symbol.asyncDispose]: async () => {
      await client.unbind().catch(() => undefined);
      await server.stop();
    },
  };
}

/** An organizational unit. */
export function unit(dn: string): SeedEntry {
  return { dn, attributes: { objectClass: "organizationalUnit" } };
}

/** A member of staff who may sign in. */
export function person(name: string, attributes: SeedEntry["attributes"] = {}): SeedEntry {
  return {
    dn: `CN=${name},${staff}`,
    attributes: {
      objectClass: "user",
      sAMAccountName: name,
      userAccountControl: "512",
      ...attributes,
    },
    password: "Blue-Kettle-41",
  };
}

/** A group with members by name. */
export function group(name: string, ...members: readonly string[]): SeedEntry {
  return {
    dn: `CN=${name},${staff}`,
    attributes: {
      objectClass: "group",
      sAMAccountName: name,
      member: members.map((member) => `CN=${member},${staff}`),
    },
  };
}

/** Gives so many people. */
export function people(count: number): SeedEntry[] {
  return Array.from({ length: count }, (_, at) => {
    const { dn, attributes } = person(`p${at}`, { userAccountControl: "514" });
    return { dn, attributes };
  });
}
