import { connect, type TLSSocket } from "node:tls";
import type { DirectoryServer } from "../../src/directory-server.ts";

/** A connection on which a test writes and reads bytes. */
export interface RawConnection {
  readonly socket: TLSSocket;
  /** All that came so far. */
  received(): Buffer;
  /** Resolves when so many bytes came, or when the connection ended. */
  until(bytes: number): Promise<Buffer>;
  /** Resolves when the connection ended, and says what came. */
  ended(): Promise<Buffer>;
}

/** Connects to a server without a client of LDAP. */
export async function rawConnection(server: DirectoryServer): Promise<RawConnection> {
  const { hostname, port } = new URL(server.url);
  const socket = connect({ host: hostname, port: Number(port), ca: server.ca });
  const chunks: Buffer[] = [];
  const waiting = new Set<() => void>();
  let over = false;
  const wake = (): void => {
    for (const look of waiting) look();
  };
  socket.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    wake();
  });
  socket.on("error", () => undefined);
  socket.on("close", () => {
    over = true;
    wake();
  });
  const received = (): Buffer => Buffer.concat(chunks);
  const wait = (done: () => boolean): Promise<Buffer> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!done() && !over) return;
        waiting.delete(look);
        resolve(received());
      };
      waiting.add(look);
      look();
    });
  await new Promise((resolve) => socket.once("secureConnect", resolve));
  return {
    socket,
    received,
    until: (bytes) => wait(() => received().length >= bytes),
    ended: () => wait(() => false),
  };
}

/** An anonymous bind as RFC 4511 writes it, with a message number. */
export function anonymousBind(id: number): Buffer {
  return Buffer.from([0x30, 12, 2, 1, id, 0x60, 7, 2, 1, 3, 4, 0, 0x80, 0]);
}

/** A search for what the server says of itself, with a message number. */
export function rootSearch(id: number): Buffer {
  const attributes = Buffer.from([0x30, 5, 4, 3, 0x31, 0x2e, 0x31]);
  const filter = Buffer.concat([Buffer.from([0x87, 11]), Buffer.from("objectClass")]);
  const head = Buffer.from([4, 0, 0x0a, 1, 0, 0x0a, 1, 0, 2, 1, 0, 2, 1, 0, 1, 1, 0]);
  const body = Buffer.concat([head, filter, attributes]);
  return Buffer.concat([Buffer.from([0x30, 5 + body.length, 2, 1, id, 0x63, body.length]), body]);
}
