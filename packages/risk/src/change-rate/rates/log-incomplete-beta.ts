import { logGamma } from "./log-gamma.ts";

/**
 * More steps than the continued fraction takes for parameters up to 200,000; it takes about the square root of them.
 */
const mostSteps = 2000;
const tiny = 1e-300;

/** The parameters of a regularised incomplete beta function, all above 0, `x` below 1. */
export interface BetaOptions {
  readonly x: number;
  readonly a: number;
  readonly b: number;
}

/**
 * Works out the natural logarithm of the regularised incomplete beta function I_x(a, b), by its continued fraction
 * (DLMF 8.17.22) with Lentz's method. Sound far into the tail, where the value itself is no number any more.
 */
export function logIncompleteBeta({ x, a, b }: BetaOptions): number {
  const front = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  if (x < (a + 1) / (a + b + 2)) {
    return Math.min(0, front - Math.log(a) + Math.log(fraction({ x, a, b })));
  }
  // On this side the complement is the smaller one, so that nothing is lost by taking it from 1.
  const complement = Math.exp(front - Math.log(b)) * fraction({ x: 1 - x, a: b, b: a });
  return Math.log1p(-Math.min(1, complement));
}

function fraction({ x, a, b }: BetaOptions): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= mostSteps; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return value;
}

function away(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
