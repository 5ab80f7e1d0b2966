import { connect } from "node:tls";
import type { Login, RealServer } from "@rollcall/testkit/servers";

/**
 * Binds over TLS, trusting the server's own certificate alone. Gives the result code of RFC 4511. Fails when the
 * connection ends before the answer.
 */
export function simpleBind({ url, ca }: RealServer, login: Login): Promise<number> {
  const { hostname, port } = new URL(url);
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const socket = connect({ host: hostname, port: Number(port || 636), ca });
  socket.once("secureConnect", () => socket.write(bindRequest(login)));
  // LDAPMessage, messageID 1, BindResponse: its first element is the result code.
  socket.once("data", (answer) => resolve(answer[answer.indexOf(Buffer.of(0x0a, 0x01)) + 2] ?? -1));
  socket.once("error", reject);
  socket.once("close", () => reject(new Error("the connection ended without an answer")));
  return promise.finally(() => socket.destroy());
}

function bindRequest({ name, password }: Login): Buffer {
  const version = Buffer.of(0x02, 0x01, 0x03);
  const credentials = tagged(0x80, Buffer.from(password));
  const request = tagged(0x60, version, tagged(0x04, Buffer.from(name)), credentials);
  return tagged(0x30, Buffer.of(0x02, 0x01, 0x01), request);
}

/** Lengths up to 127 only: names and passwords of the tests are short. */
function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.of(tag, content.length), content]);
}
