import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { throwAwayAuthority } from "@rollcall/testkit/servers";

/** How the server answers a request. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A service of ranges on this machine, over TLS. */
export interface RangeServer extends AsyncDisposable {
  readonly url: string;
  /** The certificate to trust, in PEM. */
  readonly ca: string;
  readonly requests: readonly IncomingMessage[];
  /** Answers otherwise from now on; those given are used up one by one, and the last one stays. */
  answer(...answers: readonly [Answer, ...Answer[]]): void;
}

/** Answers with rows, as the real service does. */
export function rows(...lines: readonly string[]): Answer {
  return (_, response) => {
    response.setHeader("content-type", "text/plain");
    response.end(lines.join("\r\n"));
  };
}

/** Answers with a status. */
export function status(code: number, headers: Record<string, string> = {}): Answer {
  return (_, response) => void response.writeHead(code, headers).end("no");
}

/** Starts the server on a free port. */
export async function startRangeServer(): Promise<RangeServer> {
  const authority = throwAwayAuthority();
  const { certificate, privateKey } = authority.issue();
  const requests: IncomingMessage[] = [];
  let answers: readonly Answer[] = [status(500)];
  const server = createServer({ cert: certificate, key: privateKey }, (request, response) => {
    requests.push(request);
    const [answer, ...left] = answers;
    if (left.length > 0) answers = left;
    answer?.(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}/range/`,
    ca: authority.certificate,
    requests,
    answer(...given) {
      answers = given;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
