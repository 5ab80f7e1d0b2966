import { resultOf as codeOnly } from "../../src/result.ts";
import type { WireResult } from "../../src/wire.ts";

/** Makes what a server says at the end of a request: success, but for what is given. */
export function resultOf(more: Partial<WireResult> = {}): WireResult {
  return { ...codeOnly(0), ...more };
}
