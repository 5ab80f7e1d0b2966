import type { ResponseExtras } from "../messages/response.ts";
import type { Result } from "../messages/result.ts";

/** The answer to a search: messages of entries and references, and how it ended. */
export interface Found {
  readonly messages: readonly Buffer[];
  readonly result: Result & ResponseExtras;
}
