import { once } from "node:events";
import { connect } from "node:tls";
import type { Login, RealServer } from "@rollcall/testkit/servers";

/** Binds over TLS, trusting the server's own certificate alone. Gives the result code of RFC 4511. */
export async function simpleBind({ url, ca }: RealServer, login: Login): Promise<number> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), ca });
  await once(socket, "secureConnect");
  socket.write(bindRequest(login));
  const [answer] = (await once(socket, "data")) as [Buffer];
  socket.destroy();
  // LDAPMessage, messageID 1, BindResponse: its first element is the result code.
  return answer[answer.indexOf(Buffer.of(0x0a, 0x01)) + 2] ?? -1;
}

function bindRequest({ name, password }: Login): Buffer {
  const version = Buffer.of(0x02, 0x01, 0x03);
  const request = tagged(
    0x60,
    version,
    tagged(0x04, Buffer.from(name)),
    tagged(0x80, Buffer.from(password)),
  );
  return tagged(0x30, Buffer.of(0x02, 0x01, 0x01), request);
}

/** Lengths up to 127 only: names and passwords of the tests are short. */
function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.of(tag, content.length), content]);
}
