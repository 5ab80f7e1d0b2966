import { createServer as createPlainServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer, TLSSocket } from "node:tls";
import {
  type KeyedCertificate,
  type ThrowAwayAuthority,
  throwAwayAuthority,
} from "@rollcall/testkit/servers";
import { elementAt } from "./ber.ts";
import { responses, result } from "./messages.ts";

/** One request as it came, cut open as far as a script needs. */
export interface Asked {
  readonly id: number;
  /** Such as 0x63 for a search. */
  readonly tag: number;
  /** The content of the operation. */
  readonly body: Buffer;
  /** The whole message. */
  readonly message: Buffer;
  /** Counts connections from 1. */
  readonly connection: number;
  readonly isEncrypted: boolean;
}

/** Answers a request by writing bytes, by cutting the socket, or not at all. */
export type Script = (asked: Asked, socket: Socket) => void;

/** A server that knows only what a test tells it. */
export interface ScriptedServer extends AsyncDisposable {
  readonly port: number;
  readonly url: string;
  readonly asked: readonly Asked[];
  /** Open connections, so that a test can cut them. */
  readonly sockets: ReadonlySet<Socket>;
  readonly connections: number;
}

/** What a server is started with. */
export interface ScriptedServerOptions {
  /** Defaults to one of {@link authority}, for loopback. */
  readonly identity?: KeyedCertificate | undefined;
  readonly script?: Script | undefined;
  /** Defaults to success. */
  readonly onBind?: Script | undefined;
  /** Speaks in the clear first, and encrypts when it is asked to; `scripted`: as the script says. */
  readonly startTls?: boolean | "scripted" | undefined;
  readonly port?: number | undefined;
}

/** Who vouches for the servers of these tests. */
export const authority: ThrowAwayAuthority = throwAwayAuthority();

/** What a client is told to trust. */
export const tls: { readonly ca: string } = { ca: authority.certificate };

const identity = authority.issue();

/** The tags of requests. */
export const requests = {
  bind: 0x60,
  unbind: 0x42,
  search: 0x63,
  modify: 0x66,
  add: 0x68,
  remove: 0x4a,
  rename: 0x6c,
  abandon: 0x50,
  extended: 0x77,
} as const;

/** Answers searches alone, with one message or several. */
export function onSearch(answer: (id: number, asked: Asked) => Buffer | readonly Buffer[]): Script {
  return (asked, socket) => {
    if (asked.tag === requests.search)
      socket.write(Buffer.concat([answer(asked.id, asked)].flat()));
  };
}

/** Starts a server on loopback. Everything but binds and StartTLS is the script's. */
export async function startServer(options: ScriptedServerOptions = {}): Promise<ScriptedServer> {
  const { script = () => undefined, onBind = bindAll, startTls = false } = options;
  const { certificate: cert, privateKey: key } = options.identity ?? identity;
  const asked: Asked[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const serve = (socket: Socket, connection: number): void => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => undefined);
    cut(socket, (message) => {
      const request = open(message, connection, socket instanceof TLSSocket);
      asked.push(request);
      if (request.tag === requests.extended && startTls === true && !request.isEncrypted) {
        encrypt(socket, request, connection);
      } else if (request.tag === requests.unbind) socket.end();
      else if (request.tag === requests.bind) onBind(request, socket);
      else script(request, socket);
    });
  };
  const encrypt = (socket: Socket, { id }: Asked, connection: number): void => {
    socket.removeAllListeners("data");
    socket.write(result(id, responses.extended));
    serve(new TLSSocket(socket, { isServer: true, cert, key }), connection);
  };
  const accept = (socket: Socket): void => serve(socket, ++connections);
  const server = startTls ? createPlainServer(accept) : createTlsServer({ cert, key }, accept);
  server.on("tlsClientError", () => undefined);
  await listen(server, options.port);
  const { port } = server.address() as { port: number };
  return {
    port,
    url: `${startTls ? "ldap" : "ldaps"}://localhost:${port}`,
    asked,
    sockets,
    get connections() {
      return connections;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function bindAll({ id }: Asked, socket: Socket): void {
  socket.write(result(id, responses.bind));
}

function listen(server: Server, port = 0): Promise<void> {
  return new Promise((resolve) => server.listen(port, "127.0.0.1", () => resolve()));
}

/** Cuts the stream into messages the slow and simple way. */
function cut(socket: Socket, take: (message: Buffer) => void): void {
  let held = Buffer.alloc(0);
  socket.on("data", (chunk: Buffer): unknown => {
    held = Buffer.concat([held, chunk]);
    if (held[0] !== 0x30) return socket.destroy();
    while (held.length >= 6 || (held.length > 1 && elementAt(held).end <= held.length)) {
      const { end } = elementAt(held);
      if (end > held.length) return undefined;
      const message = held.subarray(0, end);
      held = held.subarray(end);
      take(message);
    }
    return undefined;
  });
}

function open(message: Buffer, connection: number, isEncrypted: boolean): Asked {
  const number = elementAt(message, elementAt(message).start);
  const id = message.readUIntBE(number.start, number.end - number.start);
  const operation = elementAt(message, number.end);
  const body = message.subarray(operation.start, operation.end);
  return { id, tag: operation.tag, body, message, connection, isEncrypted };
}
