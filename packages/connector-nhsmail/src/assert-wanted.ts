import { ConnectorError } from "@rollcall/core";

/** Throws `cancelled` when the caller no longer wants an answer. */
export function assertWanted(signal: AbortSignal | undefined): void {
  if (!signal?.aborted) return;
  throw new ConnectorError({
    code: "cancelled",
    message: "the call was no longer wanted",
    cause: signal.reason,
  });
}
