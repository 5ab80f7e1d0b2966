import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";
import { framer } from "../ber/framer.ts";
import { Undecodable } from "../ber/read.ts";
import type { Actor } from "../controller/controller.ts";
import type { Host } from "../host/host.ts";
import { extendedOid } from "../messages/extended-oid.ts";
import { readRequest } from "../messages/read-request.ts";
import type { Operation, Request } from "../messages/request.ts";
import { resultCode } from "../messages/result.ts";
import { writeResult } from "../messages/write-result.ts";
import { type Pages, pagesOf } from "../search/pages.ts";
import { disconnectionNotice } from "./notice.ts";
import { respond } from "./respond.ts";

/** A client's connection as the server keeps it. */
export interface Connection {
  socket: Socket;
  /** Whether it is encrypted. */
  secure: boolean;
  actor: Actor;
  readonly pages: Pages;
  /** Requests that the client no longer wants an answer to. */
  readonly abandoned: Set<number>;
}

/** Answers the requests of a client until it goes. */
export function serve(socket: Socket, secure: boolean, host: Host): void {
  host.connections += 1;
  const pages = pagesOf(String(host.connections));
  listen({ socket, secure, actor: undefined, pages, abandoned: new Set() }, host);
}

function listen(connection: Connection, host: Host): void {
  const { socket } = connection;
  const frames = framer();
  // A client that breaks off is no concern of the server's.
  socket.on("error", () => socket.destroy());
  const take = (chunk: Buffer): void => {
    try {
      for (const bytes of frames.push(chunk)) {
        const request = readRequest(bytes);
        if (isStartTls(request)) startTls(connection, host, { request, take });
        else begin(connection, host, request);
      }
    } catch (error) {
      if (!(error instanceof Undecodable)) throw error;
      socket.end(disconnectionNotice(resultCode.protocolError));
    }
  };
  socket.on("data", take);
}

function begin(connection: Connection, host: Host, request: Request): void {
  const faults = host.schedule.next(request.operation.kind);
  const { operation } = request;
  if (operation.kind === "unbind") connection.socket.end();
  else if (operation.kind === "abandon") connection.abandoned.add(operation.message);
  else respond(connection, host, { request, faults }).catch(() => connection.socket.destroy());
}

function isStartTls({ operation }: Request<Operation>): boolean {
  return operation.kind === "extended" && operation.oid === extendedOid.startTls;
}

interface Upgrade {
  readonly request: Request;
  readonly take: (chunk: Buffer) => void;
}

// The answer goes in clear; everything after it is encrypted.
function startTls(connection: Connection, host: Host, { request, take }: Upgrade): void {
  const { socket, secure } = connection;
  host.schedule.next("extended");
  const oid = extendedOid.startTls;
  if (secure) {
    socket.write(writeResult(request.id, "extended", { code: resultCode.operationsError, oid }));
    return;
  }
  socket.off("data", take);
  socket.write(writeResult(request.id, "extended", { code: resultCode.success, oid }));
  const { context: secureContext } = host.identity;
  const encrypted = new TLSSocket(socket, { isServer: true, secureContext });
  listen({ ...connection, socket: encrypted, secure: true }, host);
}
