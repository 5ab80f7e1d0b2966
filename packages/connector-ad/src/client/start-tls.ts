import type { Socket } from "node:net";
import { ConnectorError } from "@rollcall/core";
import { encode } from "../client.ts";
import { decoder, type Result } from "./decode.ts";
import { malformed } from "./element.ts";
import { frames } from "./frames.ts";
import type { Patience } from "./patience.ts";
import { answerTags } from "./request.ts";
import { whenSocket } from "./when-socket.ts";

/**
 * Asks a server to encrypt a connection that is in the clear (RFC 4511 section 4.14), and gives the socket back silent.
 * Throws `unsupported` when it will not, and `protocol` when it says anything beside: whoever can put a byte in behind
 * the answer would have it taken for the server's own once the connection is encrypted.
 */
export async function startTls(socket: Socket, patience: Patience): Promise<void> {
  const answers: Result[] = [];
  const cutter = frames(
    decoder({
      entry: unasked,
      references: unasked,
      result(id, tag, result) {
        if (id !== 1 || tag !== answerTags["start-tls"]) unasked();
        answers.push(result);
      },
    }),
  );
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const onData = (chunk: Buffer): void => {
    try {
      cutter.push(chunk);
      if (answers.length > 0) resolve();
    } catch (error) {
      reject(error);
    }
  };
  socket.on("data", onData);
  socket.write(encode(1, { call: "start-tls" }));
  await patience.wait(Promise.race([promise, whenSocket(socket, "close")]), "none");
  socket.pause();
  socket.removeListener("data", onData);
  if (answers.length > 1 || cutter.held > 0) throw malformed("start-tls");
  if (answers[0]?.code !== 0) throw refused(answers[0]?.code);
}

function unasked(): never {
  throw malformed("operation");
}

function refused(native: number | undefined): ConnectorError {
  return new ConnectorError({
    code: "unsupported",
    message: "the directory server will not encrypt the connection",
    advice:
      "Give the server a certificate, or use ldaps://. Without encryption no password is sent.",
    scope: "system",
    native,
    where: { rule: "start-tls" },
  });
}
