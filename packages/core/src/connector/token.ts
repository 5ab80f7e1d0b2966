import { ConnectorError } from "../errors.ts";
import type { DeltaToken } from "./changes.ts";

/** What must be the same for a token to be continued. */
export type TokenEnvelope = Pick<DeltaToken, "connector" | "scope" | "origin" | "fingerprint">;

/** Throws `delta-invalid` when `token` was issued under another envelope than `now`. For connectors, before they use it. */
export function assertToken(token: DeltaToken, now: TokenEnvelope): void {
  for (const part of ["connector", "scope", "origin", "fingerprint"] as const) {
    if (token[part] === now[part]) continue;
    throw new ConnectorError({
      code: "delta-invalid",
      message: `the delta token was issued for another ${part}`,
      advice: "Do a full read; it gives the same result and a new token.",
    });
  }
}
