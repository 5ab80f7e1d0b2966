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
 * Figures to lay beside one's own: Freeman's model with address and agent on 31.3 million sign-ins of 3.3 million people at a Norwegian service (Wiefling et al., ACM TOPS
 * 2022, doi 10.1145/3546069), as read from the plot `rq1-general.png` of das-group/rba-dataset. Another population than a hospital's.
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
