import { element, integer, octets } from "../ber/write.ts";
import { type ResponseExtras, responseTag } from "./response.ts";
import type { Result } from "./result.ts";
import { writeMessage } from "./write-message.ts";

/** Writes the message that ends an operation. */
export function writeResult(
  id: number,
  kind: keyof typeof responseTag,
  { code, matchedDN, diagnostic, referrals, controls, oid, value }: Result & ResponseExtras,
): Buffer {
  const content = [
    integer(code, 0x0a),
    octets(matchedDN ?? ""),
    octets(diagnostic ?? ""),
    ...(referrals ? [element(0xa3, ...referrals.map((url) => octets(url)))] : []),
    ...(oid === undefined ? [] : [octets(oid, 0x8a)]),
    ...(value === undefined ? [] : [octets(value, 0x8b)]),
  ];
  return writeMessage(id, element(responseTag[kind], ...content), controls);
}
