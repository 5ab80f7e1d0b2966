import type { Instant } from "../../model/value.ts";

/** A person's signed yes to exactly one plan. */
export interface Approval {
  readonly spec: "rollcall/approval@1";
  readonly planHash: string;
  /** Who approves, as the organisation knows them. */
  readonly by: string;
  readonly at: Instant;
  readonly expires: Instant;
  /** Codes of the breaches that are accepted with open eyes; each one of a stopped plan must be named. */
  readonly accepts: readonly string[];
  /** Ed25519 over the canonical JSON of the rest, base64, with the name of the key. */
  readonly signature?: { readonly key: string; readonly value: string } | undefined;
}
