import type { MixSeed } from "./mix-seed.ts";
import { scramble } from "./scramble.ts";

/**
 * Mixes a key, given as two halves of 32 bits, into `mixed[at]` (high half) and `mixed[at + 1]`. It is a Feistel
 * network of four rounds, and so one to one whatever the seed: two keys never become one, and a key given twice stays
 * equal to itself.
 */
export function mixKey(high: number, low: number, seed: MixSeed, into: Uint32Array): void {
  const low1 = low ^ scramble(high + seed[0]);
  const high1 = high ^ scramble(low1 + seed[1]);
  const low2 = low1 ^ scramble(high1 + seed[2]);
  into[0] = high1 ^ scramble(low2 + seed[3]);
  into[1] = low2;
}
