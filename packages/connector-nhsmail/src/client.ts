import { Client, type Context, ResponseType } from "@microsoft/microsoft-graph-client";
import { authenticator } from "./client/authenticate.ts";
import { sendAll } from "./client/batch.ts";
import { budgetOf } from "./client/budget.ts";
import { classify } from "./client/classify.ts";
import type { Outcome } from "./client/outcome.ts";
import { pagesFrom } from "./client/pages.ts";
import type { Parts } from "./client/parts.ts";
import { cancelled, orCancelled } from "./client/pause.ts";
import { type Prepared, prepared } from "./client/prepare.ts";
import { readAnswer } from "./client/read-answer.ts";
import { send } from "./client/send.ts";
import type { TransportOptions } from "./client/transport-options.ts";
import { transportSettings } from "./client/transport-settings.ts";
import type { GraphTransport } from "./transport.ts";

/** Opens the transport that goes by Microsoft's client. Throws `invalid-options` when the address is not one of https. */
export function graphTransport(options: TransportOptions): GraphTransport {
  const settings = transportSettings(options);
  const { url } = settings;
  const wire = openWire(url, settings.fetch);
  const attempt: Parts["attempt"] = (request, token, signal) =>
    attemptOnce(wire, { request, token, signal, timeout: settings.callTimeout });
  const parts: Parts = {
    settings,
    budget: budgetOf(settings),
    authenticator: authenticator(settings.tokens),
    attempt,
  };
  return {
    send: async (request, call) => send(parts, prepared(url, request), call),
    sendAll: (requests, call) => sendAll(parts, requests, call),
    pages: (from, call) => pagesFrom(parts, from, call),
  };
}

/** A request as fetch takes it. */
interface Sending {
  readonly address: string;
  readonly init: RequestInit & { readonly method: string };
}

type Wire = (sending: Sending) => Promise<Response>;

/**
 * Opens Microsoft's client with one middleware, ours: it sends what we prepared, and none of what the client makes of
 * addresses, headers and bodies on its way.
 */
function openWire(url: string, fetched: typeof fetch): Wire {
  // The client replaces whatever is thrown below it by an error of its own without the cause.
  const failed = new WeakMap<Response, { readonly thrown: unknown }>();
  const execute = async ({ options }: Context): Promise<Response> => {
    const { address, init } = (options as unknown as { sending: Sending }).sending;
    try {
      return await fetched(address, init);
    } catch (thrown) {
      const response = Response.error();
      failed.set(response, { thrown });
      return response;
    }
  };
  const client = Client.initWithMiddleware({
    baseUrl: url,
    middleware: {
      execute: async (context) => {
        (context as { response?: Response }).response = await execute(context);
      },
    },
  });
  return async (sending) => {
    const request = client.api("").responseType(ResponseType.RAW).option("sending", sending);
    const response: Response = await request.get();
    const failure = failed.get(response);
    if (failure) throw failure.thrown;
    return response;
  };
}

interface Attempt {
  readonly request: Prepared;
  readonly token: string;
  readonly signal: AbortSignal | undefined;
  readonly timeout: number;
}

async function attemptOnce(
  wire: Wire,
  { request, token, signal, timeout }: Attempt,
): Promise<Outcome> {
  const { method, address, body = null } = request;
  const headers = new Headers({ ...request.headers, authorization: `Bearer ${token}` });
  const effect = request.write ? "unknown" : "none";
  const late = AbortSignal.timeout(timeout);
  const either = signal ? AbortSignal.any([signal, late]) : late;
  const init = { method, headers, body, signal: either, redirect: "manual" } as const;
  try {
    const answered = wire({ address, init }).then(readAnswer);
    return await orCancelled(inTime(answered, late), signal, effect);
  } catch (thrown) {
    if (signal?.aborted) throw cancelled(effect);
    return classify(thrown, late.aborted);
  }
}

/** Gives up when time is over, also on a fetch that does not heed its signal. */
function inTime<T>(work: Promise<T>, late: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const onLate = (): void => reject(late.reason);
  late.addEventListener("abort", onLate, { once: true });
  work.catch(() => undefined);
  return Promise.race([work, promise]).finally(() => late.removeEventListener("abort", onLate));
}
