import type { Account, CallOptions, ChangePage } from "@rollcall/core";
import type { NhsmailContext } from "../context.ts";
import type { TokenValue } from "./position.ts";

/** One way of finding changes. */
export interface ChangesReader {
  /** Begins now, and gives what the first token holds. */
  readonly first: (context: NhsmailContext, call: CallOptions) => Promise<TokenValue>;
  /** Gives the changes since a token, and at the end what the next one holds. */
  readonly round: (
    context: NhsmailContext,
    from: TokenValue,
    call: CallOptions,
  ) => AsyncGenerator<ChangePage<Account>, TokenValue, undefined>;
}
