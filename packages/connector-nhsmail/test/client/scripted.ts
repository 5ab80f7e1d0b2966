import type { TransportOptions } from "../../src/client/transport-options.ts";
import { graphTransport } from "../../src/client.ts";
import type { GraphTransport } from "../../src/transport.ts";

/** A request as it went out. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What fetch does with a redirection. */
  readonly redirect: string;
}

/** What comes back for a request: an answer, or what the connection says in place of one. */
export type Reply = Response | Error | ((sent: Sent, signal: AbortSignal) => Promise<Response>);

/** A fetch that knows only what a test tells it. */
export interface ScriptedFetch {
  readonly fetch: typeof fetch;
  readonly sent: readonly Sent[];
}

/** Gives the replies one after the other; the last one again and again. */
export function scriptedFetch(...replies: readonly Reply[]): ScriptedFetch {
  const sent: Sent[] = [];
  const answering: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const { method, url, signal, redirect } = request;
    const headers = Object.fromEntries(request.headers);
    const one = { method, url, headers, body: await request.text(), redirect };
    sent.push(one);
    const reply = replies[Math.min(sent.length, replies.length) - 1];
    if (reply instanceof Error) throw reply;
    return typeof reply === "function" ? reply(one, signal) : (reply as Response).clone();
  };
  return { fetch: answering, sent };
}

/** A transport over a scripted fetch, with what it did. */
export interface ScriptedTransport extends ScriptedFetch {
  readonly transport: GraphTransport;
  /** In milliseconds, every time that was waited. */
  readonly waits: readonly number[];
  /** What every token was asked for with. */
  readonly asked: readonly Parameters<TransportOptions["tokens"]["getToken"]>[0][];
}

/** The present of scripted transports, in milliseconds since 1970. */
export const start: number = Date.parse("2026-09-01T08:00:00Z");

/** Opens a transport whose time passes only while it waits, and whose chance is always a half. */
export function scripted(
  replies: readonly Reply[],
  options: Partial<TransportOptions> = {},
): ScriptedTransport {
  const { fetch, sent } = scriptedFetch(...replies);
  const waits: number[] = [];
  const asked: ScriptedTransport["asked"][number][] = [];
  let now = start;
  const transport = graphTransport({
    fetch,
    tokens: {
      getToken: async (one) => {
        asked.push(one);
        return `token-${asked.length}`;
      },
    },
    now: () => now,
    random: () => 0.5,
    sleep: async (milliseconds) => {
      waits.push(milliseconds);
      now += milliseconds;
    },
    ...options,
  });
  return { transport, fetch, sent, waits, asked };
}

/** Makes an answer in JSON. */
export function json(
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const type = { "content-type": "application/json;odata.metadata=minimal" };
  return new Response(JSON.stringify(body), { status, headers: { ...type, ...headers } });
}

/** Makes an error of Graph. */
export function refused(
  status: number,
  code: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return json(status, { error: { code, message: `words about ${code}` } }, headers);
}

/** Makes what Node's fetch throws when the connection fails with a code. */
export function broken(code: string, syscall = "read"): TypeError {
  const cause = Object.assign(new Error(`${syscall} ${code}`), { code, syscall });
  return new TypeError("fetch failed", { cause });
}
