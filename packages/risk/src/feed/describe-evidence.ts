import type { Contribution } from "../evidence/contribution.ts";
import { type EvidenceKind, evidenceKinds } from "./evidence-kinds.ts";
import { nowhere } from "./evidence-pool.ts";
import { countedOfKind, partOfNext } from "./fading.ts";
import type { Shelf } from "./shelf.ts";
import { kindNames, rankOf, type Weighed, weighSlot } from "./slot.ts";

/** Gives what is held against a person at an instant: one contribution for each kind, in the order of the kinds. */
export function describeEvidence(on: Shelf, subject: string, at: number): readonly Contribution[] {
  const byKind: (Weighed[] | undefined)[] = [];
  const { pool, heads } = on;
  let slot = heads.get(subject) ?? nowhere;
  for (; slot !== nowhere; slot = pool.next[slot] as number) {
    const weighed = weighSlot(pool, slot, at);
    if (weighed.bits === 0) continue;
    const kind = pool.kind[slot] as number;
    const same = byKind[kind];
    if (same) same.push(weighed);
    else byKind[kind] = [weighed];
  }
  return byKind.flatMap((events, kind) =>
    events ? contributionOf(kindNames[kind] as EvidenceKind, events) : [],
  );
}

function contributionOf(source: EvidenceKind, events: readonly Weighed[]): Contribution {
  const counted = events.toSorted((one, other) => other.bits - one.bits).slice(0, countedOfKind);
  const bits = counted.reduce((sum, each, index) => sum + each.bits * partOfNext(index), 0);
  const { strength } = events.reduce((one, other) =>
    rankOf[other.strength] > rankOf[one.strength] ? other : one,
  );
  const { reason } = evidenceKinds[source];
  return { source, bits, strength, reason, facts: { events: counted.length } };
}
