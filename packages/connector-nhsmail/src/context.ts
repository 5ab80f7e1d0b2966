import type { Instant, Schema } from "@rollcall/core";
import type { GraphAttribute } from "./attributes.ts";
import type { NhsmailSettings } from "./settings.ts";
import type { TokenClaims } from "./token-claims.ts";
import type { GraphTransport } from "./transport.ts";

/** What all parts of one open session work with. */
export interface NhsmailContext {
  readonly transport: GraphTransport;
  readonly settings: NhsmailSettings;
  readonly schema: Schema;
  readonly now: () => Instant;
  /** Waits so many milliseconds; may end early when the signal fires. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<unknown>;
  /** What {@link NhsmailContext.schema} describes, with how Graph has it. */
  readonly attributes: ReadonlyMap<string, GraphAttribute>;
  /** Gives a new id for a request that belongs to no operation. */
  readonly newId: () => string;
  /** What the token says of itself, as far as it can be read. */
  readonly claims: TokenClaims;
}
