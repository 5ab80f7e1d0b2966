import type { WireControl, WireResult } from "../wire.ts";
import type { Connection } from "./connection.ts";
import type { Result } from "./decode.ts";
import { type Loss, lost } from "./loss.ts";
import type { Patience } from "./patience.ts";
import { answerTags, type Request } from "./request.ts";
import { retireIfSilent } from "./retire-if-silent.ts";

/** A request that one message answers. */
export type SingleRequest = Exclude<Request, { call: "search" | "abandon" | "unbind" }>;

/** What a request is sent with. */
export interface ExchangeOptions {
  readonly patience: Patience;
  readonly controls?: readonly WireControl[] | undefined;
}

/**
 * Sends a request and waits for its result. When the caller gives up, the request is abandoned and others go on. What
 * was sent and not answered may have been carried out: such errors of writes have the effect `unknown`.
 */
export async function exchange(
  connection: Connection,
  request: SingleRequest,
  { patience, controls }: ExchangeOptions,
): Promise<WireResult> {
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  const effect = isWrite(request) ? "unknown" : "none";
  const { heard } = connection;
  const flight = {
    ends: answerTags[request.call],
    result: resolve,
    fail: (loss: Loss) => reject(lost(loss, effect)),
  };
  const id = connection.send(request, flight, controls);
  try {
    const { name: _, ...result } = await patience.wait(promise, effect);
    return { ...result, connection: connection.number };
  } catch (error) {
    connection.abandon(id);
    retireIfSilent(connection, { error, heard });
    throw error;
  }
}

function isWrite({ call }: SingleRequest): boolean {
  return call !== "bind" && call !== "start-tls";
}
