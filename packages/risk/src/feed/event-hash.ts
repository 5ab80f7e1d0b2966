/**
 * Hashes the id of an event to 64 bits, in two halves of 32, so that a table need not keep it: among a million ids two
 * are alike once in 37 million tables. Not against somebody who chooses ids: whoever can write into the feed can do
 * worse.
 */
export function eventHash(id: string): readonly [low: number, high: number] {
  let low = 0xdeadbeef ^ id.length;
  let high = 0x41c6ce57 ^ id.length;
  for (let index = 0; index < id.length; index++) {
    const unit = id.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x9e3779b1);
    high = Math.imul(high ^ unit, 0x5f356495);
  }
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  return [low >>> 0, high >>> 0];
}
