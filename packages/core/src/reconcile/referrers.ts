import type { Difference, SurplusAccount } from "../diff/difference.ts";
import { ConnectorError } from "../errors.ts";
import { valuesOf } from "../plan/minimal/unique-key.ts";
import type { Finding } from "../plan/plan.ts";
import type { OpenTarget } from "./run.ts";
import { search } from "./search.ts";

/** Differences of which every deletion can be done, and what was taken out. */
export interface Deletable {
  readonly differences: readonly Difference[];
  readonly blocked: readonly Finding[];
}

/**
 * Takes out the deletions of accounts to which an account refers that the plan leaves as it is, such as one that nobody
 * owns: the target would refuse them, or the reference would be left hanging.
 */
export async function withoutReferredTo(
  target: OpenTarget,
  differences: readonly Difference[],
  signal: AbortSignal | undefined,
): Promise<Deletable> {
  const surplus = differences.filter((one): one is SurplusAccount => one.difference === "surplus");
  if (surplus.length === 0) return { differences, blocked: [] };
  const kept = await keptReferences(target, differences, signal);
  const isKept = (one: Difference): boolean =>
    one.difference === "surplus" && kept.has(one.actual.ref.stable);
  const blocked = surplus.filter(isKept).map((one) => blockedFinding(target, one));
  if (blocked.length === 0) return { differences, blocked };
  // Those that stay may themselves refer to others.
  const left = differences.filter((one) => !isKept(one));
  const rest = await withoutReferredTo(target, left, signal);
  return { differences: rest.differences, blocked: [...blocked, ...rest.blocked] };
}

function blockedFinding({ name }: OpenTarget, { personId, label }: SurplusAccount): Finding {
  return {
    finding: "blocked",
    target: name,
    personId,
    about: label,
    because:
      "the account is due to be deleted, and an account that this plan leaves alone refers to it",
    advice: "Change the reference by hand; the next plan deletes the account.",
  };
}

/** Gives the stable keys of accounts due to be deleted to which somebody will still refer. */
async function keptReferences(
  target: OpenTarget,
  differences: readonly Difference[],
  signal: AbortSignal | undefined,
): Promise<ReadonlySet<string>> {
  const anyOf = differences.flatMap((one) =>
    one.difference === "surplus" ? [one.actual.ref.stable] : [],
  );
  const known = target.schema.kinds[target.kind]?.attributes ?? {};
  const kept = new Set<string>();
  for (const attribute of Object.keys(known).filter((name) => known[name]?.reference)) {
    const letGo = new Set(
      differences.flatMap((one) => (letsGo(one, attribute) ? [one.actual.ref.stable] : [])),
    );
    for (const { ref, attributes } of await referrers(target, { attribute, anyOf, signal })) {
      if (letGo.has(ref.stable)) continue;
      for (const value of valuesOf(attributes[attribute])) kept.add(String(value));
    }
  }
  return kept;
}

type Existing = Exclude<Difference, { readonly difference: "missing" }>;

function letsGo(difference: Difference, attribute: string): difference is Existing {
  if (difference.difference === "missing") return false;
  if (difference.difference === "surplus") return true;
  return difference.deltas.some((delta) => delta.attribute === attribute);
}

/** A target that cannot search its references is trusted to refuse what it cannot do. */
async function referrers(
  target: OpenTarget,
  wanted: Parameters<typeof search>[1],
): ReturnType<typeof search> {
  try {
    return await search(target, wanted);
  } catch (error) {
    if (ConnectorError.is(error) && error.code === "unsupported") return [];
    throw error;
  }
}
