import { leftAfter } from "../memory/half-life.ts";
import { secondOf } from "./instant.ts";
import { layout } from "./layout.ts";
import type { Profile } from "./profile.ts";

/** Evidence about a person that came from elsewhere, such as from a mail gateway, and that fades. */
export interface RememberedEvidence {
  /** From 1 to 255; what it means is the feed's to say. */
  readonly kind: number;
  /** As they were at `at`; kept to 1/256, at most 255. */
  readonly bits: number;
  /** In milliseconds since 1970; kept to the second. */
  readonly at: number;
  /** In days, from 1 to 255. */
  readonly halfLife: number;
}

const slots = 3;
const unit = 256;
const dayLength = 86_400;

/**
 * Keeps a piece of evidence. Of one kind the stronger stays, so that more evidence never counts less. Three kinds find
 * room; a fourth displaces the weakest of the moment where it is stronger.
 */
export function rememberEvidence(profile: Profile, evidence: RememberedEvidence): void {
  const { slab, start } = profile;
  const at = secondOf(evidence.at);
  let weakest = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let slot = 0; slot < slots; slot++) {
    const left = bitsLeft(profile, slot, at);
    const isSame = slab.bytes[start + layout.evidenceKind + slot] === evidence.kind;
    if (!isSame && left >= least) continue;
    weakest = slot;
    least = left;
    if (isSame) break;
  }
  if (!(evidence.bits > least)) return;
  slab.words[(start + layout.evidenceAt + weakest * 4) >> 2] = at;
  slab.halves[(start + layout.evidenceBits + weakest * 2) >> 1] = units(evidence.bits);
  slab.bytes[start + layout.evidenceKind + weakest] = clamp(evidence.kind, 1);
  slab.bytes[start + layout.evidenceHalfLife + weakest] = clamp(evidence.halfLife, 1);
}

/** Reads the evidence that is kept, its bits as of an instant; an instant before it came leaves it whole. */
export function recallEvidence(profile: Profile, at: number): readonly RememberedEvidence[] {
  const { slab, start } = profile;
  const found: RememberedEvidence[] = [];
  for (let slot = 0; slot < slots; slot++) {
    const kind = slab.bytes[start + layout.evidenceKind + slot] as number;
    if (kind === 0) continue;
    found.push({
      kind,
      bits: bitsLeft(profile, slot, secondOf(at)),
      at: (slab.words[(start + layout.evidenceAt + slot * 4) >> 2] as number) * 1000,
      halfLife: slab.bytes[start + layout.evidenceHalfLife + slot] as number,
    });
  }
  return found;
}

function bitsLeft({ slab, start }: Profile, slot: number, second: number): number {
  const since = second - (slab.words[(start + layout.evidenceAt + slot * 4) >> 2] as number);
  const halfLife = slab.bytes[start + layout.evidenceHalfLife + slot] as number;
  const bits = (slab.halves[(start + layout.evidenceBits + slot * 2) >> 1] as number) / unit;
  return halfLife === 0 ? bits : bits * leftAfter(since, halfLife * dayLength);
}

function units(bits: number): number {
  return Math.min(Math.max(Math.round(bits * unit), 0), 0xffff);
}

function clamp(value: number, least: number): number {
  return Math.min(Math.max(Math.round(value), least), 0xff);
}
