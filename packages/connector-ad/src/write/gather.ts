import { setImmediate as turn } from "node:timers/promises";

/** What is asked for, with who waits for the answer. */
export interface Waiting<T, R> {
  readonly asked: T;
  readonly resolve: (answer: R) => void;
  readonly reject: (error: unknown) => void;
}

/** Settles one that waits, by the answer that came for all. Does not throw. */
export type Settle<T, R> = (one: Waiting<T, R>) => void | Promise<void>;

/**
 * Collects what is asked for while an earlier answer is on its way, and has it answered together: by no search that was
 * sent before it was asked. `answer` gives how each is settled, and does not throw. Each is settled in a turn of its own:
 * what one goes on to send is on its way before the next is told, and what was asked meanwhile does not wait for the last
 * of them, so that the server is never without work.
 */
export function gathering<T, R>(
  answer: (all: readonly Waiting<T, R>[]) => Promise<Settle<T, R>>,
  most: number,
): (asked: T) => Promise<R> {
  let waiting: Waiting<T, R>[] = [];
  let busy = false;
  const work = async (): Promise<void> => {
    busy = true;
    while (waiting.length > 0) {
      // What comes about in one turn, such as by answers that came at once, is asked for together.
      await turn();
      const next = waiting.slice(0, most);
      waiting = waiting.slice(most);
      void settleInTurn(next, await answer(next));
    }
    busy = false;
  };
  return (asked) => {
    const { promise, resolve, reject } = Promise.withResolvers<R>();
    waiting.push({ asked, resolve, reject });
    if (!busy) void work();
    return promise;
  };
}

async function settleInTurn<T, R>(
  all: readonly Waiting<T, R>[],
  settle: Settle<T, R>,
): Promise<void> {
  for (const one of all) {
    void settle(one);
    await turn();
  }
}

/** Settles what waits for an answer by what is found out for it alone. */
export async function answerAlone<T, R>(
  { asked, resolve, reject }: Waiting<T, R>,
  find: (asked: T) => Promise<R>,
): Promise<void> {
  try {
    resolve(await find(asked));
  } catch (error) {
    reject(error);
  }
}
