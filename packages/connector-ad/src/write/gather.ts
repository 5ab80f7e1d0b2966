import { setImmediate as turn } from "node:timers/promises";

/** What is asked for, with who waits for the answer. */
export interface Waiting<T, R> {
  readonly asked: T;
  readonly resolve: (answer: R) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Collects what is asked for while an earlier answer is on its way, and has it answered together: by no search that was
 * sent before it was asked. `answer` settles all that it is given, and does not throw.
 */
export function gathering<T, R>(
  answer: (all: readonly Waiting<T, R>[]) => Promise<void>,
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
      await answer(next);
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

/**
 * Settles what waits for answers, each in a turn of its own: what one goes on to send is on its way before the next is
 * told, and the server at work meanwhile.
 */
export async function settleInTurn<T, R>(
  all: readonly Waiting<T, R>[],
  settle: (one: Waiting<T, R>) => void | Promise<void>,
): Promise<void> {
  const settled: (void | Promise<void>)[] = [];
  for (const one of all) {
    settled.push(settle(one));
    await turn();
  }
  await Promise.all(settled);
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
