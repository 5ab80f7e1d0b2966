import { z } from "zod";
import type { Json } from "../model/value.ts";
import { type Ledger, readValue } from "./read-value.ts";
import type { Store, StoreWrite } from "./store.ts";

/** A delta token as it is kept; the shape is that of a connector's DeltaToken, which lies in a layer beside this one. */
export interface KeptToken {
  readonly connector: string;
  readonly scope: string;
  readonly issuedAt: string;
  readonly origin: string;
  readonly fingerprint: string;
  readonly value: string;
}

const tokens: Ledger<KeptToken> = {
  space: "tokens",
  shape: z.object({
    connector: z.string(),
    scope: z.string(),
    issuedAt: z.string(),
    origin: z.string(),
    fingerprint: z.string(),
    value: z.string(),
  }),
};

/** Gives the writes that keep the token of a connector, by the name under which the connector runs. */
export function tokenWrites(connector: string, token: KeptToken): readonly StoreWrite[] {
  return [{ space: "tokens", key: connector, value: token as unknown as Json }];
}

/** Gives the writes that forget the token of a connector, so that the next read is a full one. */
export function forgetTokenWrites(connector: string): readonly StoreWrite[] {
  return [{ space: "tokens", key: connector, value: null }];
}

/** Reads the token from which a connector goes on. */
export async function readToken(store: Store, connector: string): Promise<KeptToken | undefined> {
  return await readValue(store, tokens, connector);
}
