import { patchAttributes } from "../diff/patch.ts";
import { isAbsent } from "../model/account.ts";
import type { CreateOperation, UpdateOperation } from "../model/operation.ts";
import type { KindSchema } from "../model/schema.ts";
import type { Attributes } from "../model/value.ts";
import { acknowledgementWrites } from "../store/acknowledged.ts";
import type { StoreWrite } from "../store/store.ts";
import { sameValue } from "./effect.ts";
import type { OpenLane } from "./lane.ts";
import type { Outcome } from "./outcome.ts";

/**
 * Reads back the attributes that the target writes its own way, and gives the writes that remember its answers, so that
 * the next plan does not take them for differences.
 */
export async function answersOf(
  operation: CreateOperation | UpdateOperation,
  outcome: Outcome,
  { session, schema }: OpenLane,
): Promise<readonly StoreWrite[]> {
  const kind = schema.kinds[operation.account];
  const wrote = Object.entries(written(operation, kind)).filter(
    ([name]) => kind?.attributes[name]?.serverNormalises,
  );
  const ref = outcome.ref ?? ("ref" in operation ? operation.ref : undefined);
  if (wrote.length === 0 || !ref) return [];
  const account = await session.read.get(ref).catch(() => undefined);
  if (!account || isAbsent(account)) return [];
  const { target } = operation;
  return wrote.flatMap(([attribute, value]) => {
    const answered = account.attributes[attribute] ?? null;
    if (sameValue(kind, attribute, { one: value, other: answered })) return [];
    const answer = { target, account: ref.stable, attribute, wrote: value, answered };
    return acknowledgementWrites(answer);
  });
}

function written(operation: CreateOperation | UpdateOperation, kind?: KindSchema): Attributes {
  if (operation.kind === "create") return operation.attributes;
  const after = patchAttributes(operation.expects.attributes ?? {}, operation.deltas, kind);
  return Object.fromEntries(
    operation.deltas.map(({ attribute }) => [attribute, after[attribute] ?? null]),
  );
}
