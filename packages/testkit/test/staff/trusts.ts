import { syntheticTrust, type Trust } from "../../src/staff/trust.ts";
import type { TrustOptions } from "../../src/staff/trust-options.ts";

/** A small trust that no test minds sharing. */
export const ambleford: TrustOptions = {
  seed: 7,
  people: 600,
  vpd: "431",
  name: "Ambleford NHS Trust",
  odsCode: "RZZ",
  startDate: "2025-04-01",
};

/** The same trust with a second VPD that merges into it after ten days. */
export function withNeighbour(options: Partial<TrustOptions> = {}): Trust {
  const neighbour = { vpd: "777", name: "Brannock NHS Trust", odsCode: "RZY", people: 130 };
  return syntheticTrust({
    ...ambleford,
    neighbour: { ...neighbour, mergeDate: "2025-04-11" },
    ...options,
  });
}

/** Splits rows into columns and keeps those of one record type. */
export function columnsOf(rows: Iterable<string>, record: string): readonly (readonly string[])[] {
  return Array.from(rows, (row) => row.split("~")).filter(([code]) => code === record);
}
