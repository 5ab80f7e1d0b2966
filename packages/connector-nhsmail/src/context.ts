import type { Instant, Schema } from "@rollcall/core";
import type { NhsmailSettings } from "./settings.ts";
import type { GraphTransport } from "./transport.ts";

/** What all parts of one open session work with. */
export interface NhsmailContext {
  readonly transport: GraphTransport;
  readonly settings: NhsmailSettings;
  readonly schema: Schema;
  readonly now: () => Instant;
  /** Waits so many milliseconds; may end early when the signal fires. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<unknown>;
}
