import type { Authenticator } from "./authenticate.ts";
import type { Budget } from "./budget.ts";
import type { Outcome } from "./outcome.ts";
import type { Prepared } from "./prepare.ts";
import type { TransportSettings } from "./transport-settings.ts";

/** What one request at a time is sent with. */
export interface Parts {
  readonly settings: TransportSettings;
  readonly budget: Budget;
  readonly authenticator: Authenticator;
  /** Sends a request once, with a token. Throws `cancelled` only. */
  attempt(request: Prepared, token: string, signal: AbortSignal | undefined): Promise<Outcome>;
}
