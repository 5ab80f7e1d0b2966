import type { Socket } from "node:net";

/** Waits for an event of a socket. Rejects when the socket fails, or closes, before. */
export function whenSocket(
  socket: Socket,
  name: "connect" | "secureConnect" | "close",
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const onClose = (): void => reject(Object.assign(new Error("closed"), { code: "ECONNRESET" }));
  socket.once("error", reject);
  socket.once("close", onClose);
  if (name !== "close") socket.once(name, resolve);
  promise
    .catch(() => undefined)
    .finally(() => {
      socket.removeListener("error", reject);
      socket.removeListener("close", onClose);
    });
  return promise;
}
