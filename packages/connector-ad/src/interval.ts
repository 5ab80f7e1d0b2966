import { ConnectorError } from "@rollcall/core";

const ticksPerMillisecond = 10_000n;
const never = -(2n ** 63n);

/**
 * Reads a span of time as Active Directory keeps it in policies, a negative count of 100 ns such as `-864000000000`, in
 * milliseconds. The smallest of all numbers means never: `undefined`. Throws `invalid-value`.
 */
export function millisecondsOfInterval(text: string): number | undefined {
  if (!/^-?\d{1,19}$/.test(text)) throw notASpan();
  const ticks = BigInt(text);
  if (ticks === never) return undefined;
  if (ticks > 0n) throw notASpan();
  return Number(-ticks / ticksPerMillisecond);
}

function notASpan(): ConnectorError {
  return new ConnectorError({
    code: "invalid-value",
    message: "a span of time of a password policy is not a negative number",
  });
}
