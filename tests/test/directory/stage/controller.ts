import { activeDirectory } from "@rollcall/connector-ad";
import { secret, type TargetConnector } from "@rollcall/core";
import { type DirectoryServer, startDirectoryServer } from "@rollcall/testkit/directory-server";
import { type Login, type Samba, serviceAccount, startSamba } from "@rollcall/testkit/servers";
import { containers, emptyTrust, emptyTrustSteps } from "./tree.ts";

/** A domain controller as a program of its own can be told of it. */
export interface Controller {
  readonly url: string;
  readonly ca: string;
  readonly baseDN: string;
  /** As whom Rollcall works. */
  readonly login: Login;
}

/** A domain controller of a trust that has no accounts yet. */
export interface Running<Server> extends Controller, AsyncDisposable {
  readonly server: Server;
  /** Who may look at everything. */
  readonly administrator: Login;
}

const { staff, leavers, groups } = containers;
const service = serviceAccount({ accounts: [staff, leavers], groups: [groups] });

/** Starts Samba. Rollcall works there with exactly the rights that it needs. */
export async function sambaTrust(): Promise<Running<Samba>> {
  const server = await startSamba({
    prepare: [...emptyTrustSteps, ...service.steps],
    settings: ["dsdb:schema update allowed = true"],
  });
  const { url, ca, baseDN, administrator, stop } = server;
  const { login } = service;
  return { server, url, ca, baseDN, administrator, login, [Symbol.asyncDispose]: stop };
}

/** Starts the directory server of the testkit. */
export async function embeddedTrust(): Promise<Running<DirectoryServer>> {
  const server = await startDirectoryServer({ entries: emptyTrust });
  const { url, ca, baseDN, credentials: login } = server;
  const stop = (): Promise<void> => server.stop();
  return {
    server,
    url,
    ca,
    baseDN,
    administrator: login,
    login,
    [Symbol.asyncDispose]: stop,
  };
}

/** How a controller is spoken to, beyond the usual. */
export type Connection = Partial<
  Pick<Parameters<typeof activeDirectory>[0], "callTimeout" | "connectTimeout">
>;

/** Joins a controller. */
export function connectorTo(controller: Controller, connection: Connection = {}): TargetConnector {
  const { url, ca, baseDN, login } = controller;
  const credentials = { name: login.name, password: secret(Buffer.from(login.password)) };
  const accounts = { bases: [staff, leavers] };
  return activeDirectory({ url, baseDN, credentials, tls: { ca }, accounts, ...connection });
}
