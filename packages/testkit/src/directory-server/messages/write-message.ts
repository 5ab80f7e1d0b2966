import { element, integer, octets } from "../ber/write.ts";
import type { ResponseControl } from "./response.ts";

/** Writes a message: the number of its request, what it says, and its controls. */
export function writeMessage(
  id: number,
  operation: Uint8Array,
  controls: readonly ResponseControl[] = [],
): Buffer {
  const written = controls.map(({ oid, value }) => element(0x30, octets(oid), octets(value)));
  const last = written.length > 0 ? [element(0xa0, ...written)] : [];
  return element(0x30, integer(id), operation, ...last);
}
