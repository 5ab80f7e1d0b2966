import type { Socket } from "node:net";
import type { ServerFault } from "../faults/fault.ts";
import { disconnectionNotice } from "./notice.ts";

// The head of a message, and a type in it that no version of LDAP has.
const garbage = Buffer.from([0x30, 0x05, 0xff, 0x02, 0x01, 0x07, 0x00]);

/** Sends the messages of an answer, as far as the faults let them through. */
export function send(
  socket: Socket,
  messages: readonly Buffer[],
  faults: readonly ServerFault[],
): void {
  if (socket.destroyed) return;
  const bytes = Buffer.concat(messages);
  for (const fault of faults) {
    switch (fault.kind) {
      case "notice":
        socket.end(disconnectionNotice());
        return;
      case "cut":
        socket.destroy();
        return;
      case "silence":
        return;
      case "half":
        half(socket, bytes, fault.then);
        return;
      case "garbage":
        socket.write(garbage);
    }
  }
  if (bytes.length > 0) socket.write(bytes);
}

function half(socket: Socket, bytes: Buffer, then: "cut" | "silence"): void {
  const part = bytes.subarray(0, Math.ceil(bytes.length / 2));
  if (then === "silence") socket.write(part);
  // Destroyed only once the half is on its way.
  else socket.write(part, () => socket.destroy());
}
