import { ConnectorError } from "../errors.ts";

/** Throws `cancelled` when the caller no longer wants an answer. For connectors, before a call and after each wait of one. */
export function assertWanted(signal: AbortSignal | undefined): void {
  if (!signal?.aborted) return;
  throw new ConnectorError({
    code: "cancelled",
    message: "the call was no longer wanted",
    cause: signal.reason,
  });
}
