import { type CallOptions, ConnectorError } from "@rollcall/core";
import type { NhsmailContext } from "../context.ts";
import type { GraphRequest } from "../transport.ts";

/** What every request of one operation is given. */
export interface Call {
  readonly context: NhsmailContext;
  /** The operation's id. */
  readonly id: string;
  /** Accounts that this session has made or brought back: others may not see them yet. */
  readonly made: Map<string, Made>;
  readonly signal?: AbortSignal | undefined;
}

/** When an account was made, and by which operation. */
export interface Made {
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly by: string;
}

/** A request without what is the same for all of an operation. */
export type Asking = Omit<GraphRequest, "id">;

/** Makes the {@link Call} of one operation. Throws `cancelled` when the caller no longer wants it. */
export function beginCall(
  context: NhsmailContext,
  { id, made, signal }: Pick<Call, "id" | "made"> & CallOptions,
): Call {
  if (signal?.aborted) {
    throw new ConnectorError({
      code: "cancelled",
      message: "the write was no longer wanted, and not made",
      advice: "Apply the plan again.",
    });
  }
  return { context, id, made, signal };
}

/** Waits. Throws `cancelled` when the caller no longer wants to. */
export async function pause({ context, signal }: Call, milliseconds: number): Promise<void> {
  if (!signal?.aborted) await context.sleep(milliseconds, signal);
  if (!signal?.aborted) return;
  throw new ConnectorError({ code: "cancelled", message: "the write was no longer waited for" });
}

/** The present, in milliseconds since 1970. */
export function time({ context }: Call): number {
  return Date.parse(context.now());
}
