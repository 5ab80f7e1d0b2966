import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { KeyedCertificate } from "../../certificates.ts";
import type { Answer, Delivery, GraphRequest } from "./exchange.ts";

/** What a server answers with. */
export interface ServerParts {
  /** Answers what is not for Graph: tokens; `undefined` when it is for Graph. */
  readonly sideDoor: (request: GraphRequest, text: string) => Promise<Answer | undefined>;
  readonly respond: (request: GraphRequest) => Promise<Delivery>;
}

/** A server that listens on a port of this machine. */
export interface RunningServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts to listen with TLS on a free port of the loopback address. */
export async function startServer(
  parts: () => ServerParts,
  certificate: KeyedCertificate,
): Promise<RunningServer> {
  const server = createServer(
    { cert: certificate.certificate, key: certificate.privateKey },
    (message, response) => {
      serve(parts(), message, response).catch(() => response.destroy());
    },
  );
  // Clients keep connections; a server that closes one early makes faults that nobody asked for.
  server.keepAliveTimeout = 60_000;
  await listening(server);
  const { port } = server.address() as AddressInfo;
  server.unref();
  return { port, stop: () => stopped(server) };
}

async function serve(
  parts: ServerParts,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const text = await textOf(message);
  const request = requestOf(message, text);
  const side = await parts.sideDoor(request, text);
  const { answer, mishap } = side ? { answer: side } : await parts.respond(request);
  if (mishap === "drop") return void message.socket.destroy();
  const content = contentOf(answer);
  response.writeHead(answer.status, headersOf(answer, content));
  if (mishap === "truncate") {
    response.write(content.slice(0, Math.max(1, content.length >> 1)));
    // A little later, so that what was written leaves the process before the connection does.
    await wait(5);
    return void message.socket.destroy();
  }
  if (mishap === "slow") await slowly(response, content);
  response.end(mishap === "slow" ? undefined : content);
}

async function slowly(response: ServerResponse, content: string): Promise<void> {
  for (let from = 0; from < content.length; from += Math.ceil(content.length / 10)) {
    response.write(content.slice(from, from + Math.ceil(content.length / 10)));
    await wait(20);
  }
}

function requestOf(message: IncomingMessage, text: string): GraphRequest {
  const headers = Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(", ") : (value ?? ""),
    ]),
  );
  const request = { method: message.method ?? "GET", url: message.url ?? "/", headers };
  return text === "" ? request : { ...request, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function textOf(message: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

function contentOf({ body, text }: Answer): string {
  return text ?? (body === undefined ? "" : JSON.stringify(body));
}

function headersOf(answer: Answer, content: string): Readonly<Record<string, string>> {
  if (content === "") return { ...answer.headers };
  const type =
    "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";
  return { "content-type": type, ...answer.headers };
}

function listening(server: Server): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject);
  server.listen(0, "127.0.0.1", resolve);
  return promise;
}

function stopped(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeAllConnections();
  return promise;
}
