import { logIncompleteBeta } from "./log-incomplete-beta.ts";

/** What is believed of a rate: a gamma distribution with shape `alpha` and rate `beta`, in windows. */
export interface Belief {
  readonly alpha: number;
  readonly beta: number;
}

/**
 * Works out how surprising it is that at least `count` come within one window, in bits: −log2 P(N ≥ count). N is what a
 * Poisson process gives whose rate is only believed, which is the negative binomial distribution; its tail is an
 * incomplete beta function, P(N ≥ k) = I_q(k, α) with q = 1 / (1 + β).
 */
export function surprise(count: number, { alpha, beta }: Belief): number {
  if (count <= 0) return 0;
  const bits = -logIncompleteBeta({ x: 1 / (1 + beta), a: count, b: alpha }) / Math.LN2;
  return Math.max(0, bits);
}
