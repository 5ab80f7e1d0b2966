import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { TLSSocket } from "node:tls";
import { serve } from "../session/connection.ts";
import type { Host } from "./host.ts";

/** The two ports of a controller, on loopback. */
export interface Ports {
  /** Encrypted from the first byte. */
  readonly port: number;
  /** In clear until StartTLS. */
  readonly plainPort: number;
  close(): Promise<void>;
}

/** Which ports to listen on; 0 takes a free one. */
export interface PortChoice {
  readonly port: number;
  readonly plainPort: number;
}

/** Starts to listen on both ports. */
export async function listen(host: Host, choice: PortChoice): Promise<Ports> {
  const { context: secureContext } = host.identity;
  const encrypted = createServer((socket) => {
    watch(socket, host);
    serve(new TLSSocket(socket, { isServer: true, secureContext }), true, host);
  });
  const plain = createServer((socket) => {
    watch(socket, host);
    serve(socket, false, host);
  });
  const servers = [encrypted, plain];
  const [port = 0, plainPort = 0] = [
    await opened(encrypted, choice.port),
    await opened(plain, choice.plainPort),
  ];
  return {
    port,
    plainPort,
    close: async () => {
      const closed = servers.map((server) => new Promise((done) => server.close(done)));
      for (const socket of host.sockets) socket.destroy();
      await Promise.all(closed);
    },
  };
}

// Small messages go back and forth: waiting to fill a packet would cost tens of milliseconds for each.
function watch(socket: Socket, { sockets }: Host): void {
  socket.setNoDelay(true);
  sockets.add(socket);
  socket.on("close", () => sockets.delete(socket));
  socket.on("error", () => socket.destroy());
}

function opened(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}
