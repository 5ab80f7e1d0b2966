import { z } from "zod";
import type { Account } from "./account.ts";
import { parseShape } from "./parse-shape.ts";
import { shapes } from "./parse-shapes.ts";

/**
 * Checks that `input` is an account. For connector authors, at the edge of their code. Throws `invalid-value` for a field
 * that is missing, malformed or unknown, with the path and the rule and never the value.
 */
export function parseAccount(input: unknown): Account {
  return parseShape(accountShape, input, { what: "the account" });
}

const accountShape: z.ZodType<Account> = z.strictObject({
  ref: shapes.accountRef,
  version: z.string().optional(),
  attributes: shapes.attributes,
  entitlements: z.array(shapes.heldEntitlement),
  enabled: z.boolean(),
  observedAt: shapes.instant,
  incomplete: z.array(shapes.name).optional(),
});
