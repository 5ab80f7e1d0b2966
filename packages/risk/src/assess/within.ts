import { ConnectorError } from "@rollcall/core";

/**
 * Waits for an answer, and throws `timeout` when it takes longer than so many milliseconds. An answer that is there
 * already costs no timer.
 */
export async function within<T>(milliseconds: number, answer: T | Promise<T>): Promise<T> {
  if (!(answer instanceof Promise)) return answer;
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

function tooLate(milliseconds: number): ConnectorError {
  return new ConnectorError({
    code: "timeout",
    message: `a look-up did not answer within ${milliseconds} ms`,
    effect: "none",
  });
}
