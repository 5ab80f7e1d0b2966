import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { Controller } from "./controller.ts";

/** The line to a controller, which can be cut. */
export interface Line extends AsyncDisposable {
  /** The controller as it is reached over the line. */
  readonly controller: Controller;
  /** Cuts off everybody, in the middle of whatever they say, and lets nobody through for so many milliseconds. */
  cut(milliseconds: number): Promise<void>;
}

/** Lays a line to a controller: from a port on the same address, which its certificate is for. */
export async function lineTo(controller: Controller): Promise<Line> {
  const { hostname, port } = new URL(controller.url);
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return near.destroy();
    const far = connect(Number(port || 636), hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket);
      socket.on("error", () => other.destroy());
      socket.on("close", () => {
        open.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
    return undefined;
  });
  server.listen(0, hostname);
  await once(server, "listening");
  const url = `ldaps://${hostname}:${(server.address() as AddressInfo).port}`;
  const drop = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    controller: { ...controller, url },
    async cut(milliseconds) {
      isCut = true;
      drop();
      await wait(milliseconds);
      isCut = false;
    },
    async [Symbol.asyncDispose]() {
      drop();
      server.close();
      await once(server, "close");
    },
  };
}
