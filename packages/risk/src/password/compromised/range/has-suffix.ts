import { timingSafeEqual } from "node:crypto";
import { ConnectorError } from "@rollcall/core";

const digits = /^[0-9A-F]+$/;
const counts = /^\d{1,15}$/;

/**
 * Tells whether the rest of a hash is in the answer to its range, with a count above 0: rows with a count of 0 are
 * padding. Every row is compared, each in constant time. Throws ConnectorError `protocol` when the answer is not all
 * rows of `REST:count`, or is empty, since no range is.
 */
export function hasSuffix(answer: string, suffix: string): boolean {
  const wanted = Buffer.from(suffix, "latin1");
  const lines = answer.split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  if (lines.length === 0) throw notRows("empty");
  let found = 0;
  for (const line of lines) {
    const [rest = "", count = "", ...more] = line.toUpperCase().split(":");
    const isRow = rest.length === suffix.length && digits.test(rest) && counts.test(count);
    if (!isRow || more.length > 0) throw notRows("row");
    const same = timingSafeEqual(Buffer.from(rest, "latin1"), wanted) ? 1 : 0;
    found |= same & (Number(count) > 0 ? 1 : 0);
  }
  return found === 1;
}

function notRows(rule: string): ConnectorError {
  return new ConnectorError({
    code: "protocol",
    scope: "session",
    message: "the service of compromised passwords answered with something else than a range",
    advice:
      "Decide without it, and see that nothing stands between, such as a proxy that asks to sign in.",
    where: { rule },
  });
}
