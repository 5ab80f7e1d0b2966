import type { GraphRequest } from "../transport.ts";
import { isWrite } from "./is-write.ts";

/** Tells whether the request may be sent again when nobody knows of the first time. */
export function isRepeatable(request: GraphRequest): boolean {
  return request.repeatable ?? (request.method !== "POST" || !isWrite(request));
}
