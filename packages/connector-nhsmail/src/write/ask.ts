import type { GraphAnswer } from "../transport.ts";
import { type Asking, type Call, pause } from "./call.ts";
import { confirmed } from "./confirm.ts";
import { isNew } from "./new-accounts.ts";

/**
 * Sends one request of an operation, under the operation's id. Whose the account is that it writes, and whose those are that
 * are `gaining` a membership by it, is looked at again after a wait.
 */
export async function ask(
  call: Call,
  request: Asking,
  gaining: readonly string[] = [],
): Promise<GraphAnswer> {
  const { context, id, signal } = call;
  return await context.transport.send(confirmed(context, { ...request, id }, gaining), { signal });
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
