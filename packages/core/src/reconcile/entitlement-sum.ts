import { type Fingerprint, type Fingerprinter, fingerprinter } from "../fingerprint.ts";
import type { EntitlementRef } from "../model/entitlement.ts";

/** Adds up fingerprints of entitlements, so that neither their order counts nor how often one comes, and none is kept. */
export interface EntitlementSum {
  /** Begins anew. */
  start(): void;
  add(entitlement: EntitlementRef): void;
  /** How many different ones were added since the start. */
  count(): number;
  /** Each half is the sum of the halves, modulo 2³². The object is used again. */
  sum(): Readonly<Fingerprint>;
}

/** Makes an {@link EntitlementSum} with a seed that is kept with the store. */
export function entitlementSum(seed: string): EntitlementSum {
  const kinds = new Map<string, Fingerprinter>();
  let lastKind: string | undefined;
  let fingerprint = fingerprinter(seed);
  const use = (kind: string): void => {
    fingerprint = kinds.get(kind) ?? fingerprinter(`${seed}/${kind}`);
    kinds.set(kind, fingerprint);
    lastKind = kind;
  };
  const result: Fingerprint = { lo: 0, hi: 0 };
  let added = new Int32Array(128);
  let end = 0;
  const isAdded = (lo: number, hi: number): boolean => {
    for (let at = 0; at < end; at += 2) if (added[at] === lo && added[at + 1] === hi) return true;
    return false;
  };
  return {
    start() {
      result.lo = 0;
      result.hi = 0;
      end = 0;
    },
    add({ kind, id }) {
      if (kind !== lastKind) use(kind);
      const { lo, hi } = fingerprint(id);
      if (isAdded(lo, hi)) return;
      if (end === added.length) added = longer(added);
      added[end++] = lo;
      added[end++] = hi;
      result.lo = (result.lo + lo) | 0;
      result.hi = (result.hi + hi) | 0;
    },
    count: () => end / 2,
    sum: () => result,
  };
}

function longer(added: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(added.length * 2);
  larger.set(added);
  return larger;
}
