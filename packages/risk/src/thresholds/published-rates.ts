/** The attackers of {@link publishedRates}. */
export type PublishedAttacker = "naive" | "VPN" | "targeted";

/** How often a model asked again, of a person's first sign-ins, when it detected so many of an attacker's. */
export interface PublishedRate {
  readonly attacker: PublishedAttacker;
  /** The first so many sign-ins of a person were judged. */
  readonly signIns: 12 | 39;
  /** The share of attacks detected. */
  readonly detected: number;
  /** The median over people of how many of those sign-ins were asked for more. */
  readonly asked: number;
}

const shares = [0.999, 0.995, 0.99, 0.98, 0.97] as const;

const counts: readonly (readonly [PublishedAttacker, 12 | 39, readonly number[]])[] = [
  ["naive", 12, [7, 3, 2, 1, 1]],
  ["VPN", 12, [7, 4, 3, 2, 2]],
  ["targeted", 12, [8, 5, 4, 2, 2]],
  ["naive", 39, [6, 2, 1, 1, 1]],
  ["VPN", 39, [8, 3, 2, 2, 1]],
  ["targeted", 39, [9, 4, 3, 2, 1]],
];

/**
 * Figures to lay beside one's own: Freeman's model with address and agent at a Norwegian service of 3.3 million people
 * (Wiefling et al., ACM TOPS 2022, doi 10.1145/3546069), as its authors found them again on the data that they
 * synthesised from it (das-group/rba-dataset, commit 7135779, plot `images/rq1-general.png`). Another population than a
 * hospital's.
 */
export const publishedRates: readonly PublishedRate[] = counts.flatMap(
  ([attacker, signIns, asked]) =>
    asked.map((count, index) => ({
      attacker,
      signIns,
      detected: shares[index] as number,
      asked: count,
    })),
);
