import { z } from "zod";
import { contentHash } from "../hash.ts";
import type { Instant, Json } from "../model/value.ts";
import type { Approval } from "../plan/approval/approval.ts";
import { type Ledger, readValue } from "../store/read-value.ts";
import type { Store, StoreWrite } from "../store/store.ts";
import { storeKey } from "../store/store-key.ts";

/** Who approved a plan, and when it began to be applied under that approval. */
export interface KeptApproval {
  readonly approval: Approval;
  readonly begun: Instant;
}

const approvals: Ledger<KeptApproval[]> = {
  space: "journal",
  shape: z.array(
    z.object({ approval: z.looseObject({}) as unknown as z.ZodType<Approval>, begun: z.string() }),
  ),
};

/** Reads under which approvals a plan was applied, the first one first; several when it was taken up again. */
export async function readApprovals(store: Store, plan: string): Promise<readonly KeptApproval[]> {
  return (await readValue(store, approvals, approvalKey(plan))) ?? [];
}

/** Gives the writes that keep an approval after those that {@link readApprovals} gave; none when it is kept already. */
export function approvalWrites(
  before: readonly KeptApproval[],
  { approval, begun }: KeptApproval,
): readonly StoreWrite[] {
  const known = before.some((kept) => contentHash(kept.approval) === contentHash(approval));
  if (known) return [];
  const value = [...before, { approval, begun }] as unknown as Json;
  return [{ space: "journal", key: approvalKey(approval.planHash), value }];
}

// Beside the plan's operations and not among them.
function approvalKey(plan: string): string {
  return storeKey(`${plan}-approvals`, "");
}
