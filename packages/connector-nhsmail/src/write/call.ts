import { type CallOptions, ConnectorError } from "@rollcall/core";
import type { NhsmailContext } from "../context.ts";
import type { GraphAnswer, GraphRequest } from "../transport.ts";
import { confirmed } from "./confirm.ts";

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

/** How long, in milliseconds, what was written may not be seen yet. */
export const lagBudget: number = 120_000;

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

/** Sends one request of an operation, under the operation's id; whose an account is, is looked at again after a wait. */
export async function ask(call: Call, request: Asking): Promise<GraphAnswer> {
  const { context, id, signal } = call;
  return await context.transport.send(confirmed(context, { ...request, id }), { signal });
}

/** Sends requests of an operation that do not depend on each other. */
export async function askAll(
  call: Call,
  requests: readonly Asking[],
): Promise<readonly GraphAnswer[]> {
  const named = requests.map((request) => ({ ...request, id: call.id }));
  return await call.context.transport.sendAll(named, { signal: call.signal });
}

/**
 * Sends a request about an account. While the account is so new that not every replica shows it, 404 is asked again
 * within the {@link lagBudget}.
 */
export async function askAbout(call: Call, stable: string, request: Asking): Promise<GraphAnswer> {
  for (let wait = 1000; ; wait = Math.min(2 * wait, 16_000)) {
    const answer = await ask(call, request);
    if (answer.status !== 404 || !isNew(call, stable)) return answer;
    await pause(call, wait);
  }
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

/** Remembers that an account was made, or brought back, just now. */
export function noteMade(call: Call, stable: string): void {
  call.made.set(stable, { at: time(call), by: call.id });
}

/** Tells whether this session has made an account so lately that it may not be seen yet. */
export function isNew(call: Call, stable: string): boolean {
  const made = call.made.get(stable);
  return made !== undefined && time(call) - made.at < lagBudget;
}
