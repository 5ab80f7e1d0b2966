import type { Answer } from "./carry-out.ts";
import { type Difference, type KnownDifference, knownDifferences } from "./known-differences.ts";
import { knownInSearches } from "./known-in-searches.ts";

/** Gives the reason why two answers may differ; `undefined` when none is known. */
export function reasonFor(difference: Difference): string | undefined {
  const { operation } = difference;
  const known =
    operation.kind === "search"
      ? knownInSearches.find((one) => one.covers(operation, difference))
      : knownDifferences.find((one) => covers(one, difference));
  return known?.reason;
}

function covers(known: KnownDifference, { operation, samba, embedded }: Difference): boolean {
  return (
    samba.code !== embedded.code &&
    (known.of ?? operation.kind) === operation.kind &&
    isAmong(known.samba, samba) &&
    isAmong(known.embedded, embedded) &&
    (known.when?.(operation) ?? true)
  );
}

function isAmong(codes: KnownDifference["samba"], { code }: Answer): boolean {
  return codes === undefined || (codes === "refuses" ? code !== 0 : codes.includes(code));
}
