import { connect as connectPlain, isIP } from "node:net";
import {
  type ConnectionOptions,
  checkServerIdentity,
  connect as connectTls,
  type TLSSocket,
} from "node:tls";
import { type Incoming, incoming } from "./incoming.ts";
import type { Patience } from "./patience.ts";
import { startTls } from "./start-tls.ts";
import { whenSocket } from "./when-socket.ts";
import type { Server, TlsSettings } from "./wire-settings.ts";

/** In milliseconds without a word, after which the system asks whether the other side is still there. */
const keepAlive = 30_000;

/** An encrypted connection. */
export interface Dialled {
  readonly socket: TLSSocket;
  /** How it is read; missing where it is by its `data` events, as Node knows no other way on a socket of another. */
  readonly incoming?: Incoming | undefined;
}

/**
 * Opens an encrypted connection to a server and verifies its certificate: its authority, its dates and its name. With
 * `ldap://` the first and only thing that is said in the clear is the request to encrypt. Throws what the system said.
 */
export async function dial(server: Server, tls: TlsSettings, patience: Patience): Promise<Dialled> {
  const { host, port } = server;
  if (server.encryption === "tls") {
    const read = incoming();
    const options = { host, port, onread: read.onread, ...trust(server, tls) };
    return { socket: await secure(patience, options), incoming: read };
  }
  const plain = connectPlain({ host, port, noDelay: true });
  // Whoever waits hears of it too; a failure between two waits must not end the process.
  plain.on("error", () => undefined);
  try {
    await patience.wait(whenSocket(plain, "connect"), "none");
    await startTls(plain, patience);
    return { socket: await secure(patience, { socket: plain, ...trust(server, tls) }) };
  } catch (error) {
    plain.destroy();
    throw error;
  }
}

/** Said in full: the environment can switch verification off where it is left to the default. */
function trust({ host }: Server, { ca, serverName }: TlsSettings): ConnectionOptions {
  const name = serverName ?? host;
  return {
    rejectUnauthorized: true,
    minVersion: "TLSv1.2",
    checkServerIdentity: (_, certificate) => checkServerIdentity(name, certificate),
    ...(isIP(name) === 0 && { servername: name }),
    ...(ca && { ca: [...ca] }),
  };
}

async function secure(patience: Patience, options: ConnectionOptions): Promise<TLSSocket> {
  const socket = connectTls(options);
  try {
    await patience.wait(whenSocket(socket, "secureConnect"), "none");
  } catch (error) {
    socket.destroy();
    throw error;
  }
  socket.setNoDelay(true);
  socket.setKeepAlive(true, keepAlive);
  return socket;
}
