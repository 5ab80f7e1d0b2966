// Each number is spread over its range by a prime that does not divide the range: unique, yet not in sequence. Every kind of
// number has its own prime, so that one says nothing about another.
function spreadOver(range: number, index: number, prime: number): number {
  return (index * prime + prime * 97) % range;
}

/**
 * Makes the National Insurance number of a human: QQ, which is never issued, six digits, and a letter from A to D.
 *
 * The digits alone are unique for the first million humans, digits and letter for the first four million.
 */
export function niNumberOf(human: number): string {
  const digits = spreadOver(1_000_000, human, 611_953).toString().padStart(6, "0");
  return `QQ${digits}${"ABCD".charAt((human + Math.floor(human / 1_000_000)) % 4)}`;
}

/** Makes the seven digits that stand for a human in every VPD. */
export function nhsUniqueIdOf(human: number): string {
  return String(1_000_000 + spreadOver(9_000_000, human, 1_299_709));
}

/** Makes the twelve digits by which Spine knows a human. */
export function spineUuidOf(human: number): string {
  return String(555_000_000_000 + spreadOver(900_000_000, human, 7_368_787));
}

/** Makes the eight digits that stand for the n-th profile of a VPD; every VPD uses the same numbers for other people. */
export function employeeNumberOf(nth: number): string {
  return String(10_000_000 + spreadOver(80_000_000, nth, 15_485_863));
}
