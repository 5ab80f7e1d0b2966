import { ConnectorError } from "@rollcall/core";

/**
 * Waits for an answer, and throws `timeout` when it takes longer than so many milliseconds. An answer that is there
 * already costs no timer; whatever has a `then` is waited for, whichever library's promise it is.
 */
export async function within<T>(milliseconds: number, answer: T | PromiseLike<T>): Promise<T> {
  if (!isThenable(answer)) return answer;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooLate(milliseconds)), milliseconds);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

function isThenable<T>(answer: T | PromiseLike<T>): answer is PromiseLike<T> {
  const isObject = typeof answer === "object" && answer !== null;
  return (isObject || typeof answer === "function") && "then" in answer;
}

function tooLate(milliseconds: number): ConnectorError {
  return new ConnectorError({
    code: "timeout",
    message: `a look-up did not answer within ${milliseconds} ms`,
    effect: "none",
  });
}
