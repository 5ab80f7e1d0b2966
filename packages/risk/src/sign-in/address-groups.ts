import { dottedNumber } from "./dotted-number.ts";

/**
 * Reads the eight groups of 16 bits of an IPv6 address, which ends before `end`. In one pass over the characters,
 * because every event with such an address goes through it. `undefined` when the text is no address.
 */
export function addressGroups(text: string, end: number): readonly number[] | undefined {
  const groups: number[] = [];
  let gap = text.startsWith("::") ? 0 : -1;
  let at = gap === 0 ? 2 : 0;
  while (at < end) {
    const next = endOfGroup(text, at, end);
    if (next < end && text.charCodeAt(next) === dot) {
      return addDotted(groups, dottedNumber(text, at, end)) ? filled(groups, gap) : undefined;
    }
    if (next === at || next - at > 4 || groups.length === 8) return undefined;
    groups.push(groupBetween(text, at, next));
    if (next === end) break;
    if (text.charCodeAt(next) !== colon || next + 1 === end) return undefined;
    at = next + 1;
    if (text.charCodeAt(at) !== colon) continue;
    if (gap >= 0) return undefined;
    gap = groups.length;
    at += 1;
  }
  return filled(groups, gap);
}

const colon = 58;
const dot = 46;

function endOfGroup(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && digitAt(text, at) >= 0) at += 1;
  return at;
}

function groupBetween(text: string, from: number, to: number): number {
  let group = 0;
  for (let at = from; at < to; at += 1) group = group * 16 + digitAt(text, at);
  return group;
}

/** Gives the value of a hexadecimal digit, and -1 for what is none. */
function digitAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 48 && code <= 57) return code - 48;
  const letter = (code | 32) - 87;
  return letter >= 10 && letter <= 15 ? letter : -1;
}

function addDotted(groups: number[], word: number): boolean {
  if (word < 0) return false;
  groups.push(Math.floor(word / 0x1_0000), word % 0x1_0000);
  return true;
}

/** Puts zeros where the `::` was, which stands for one group at least. */
function filled(groups: number[], gap: number): readonly number[] | undefined {
  if (gap < 0) return groups.length === 8 ? groups : undefined;
  if (groups.length > 7) return undefined;
  const all: number[] = [];
  for (let at = 0; at < gap; at += 1) all.push(groups[at] ?? 0);
  for (let at = groups.length; at < 8; at += 1) all.push(0);
  for (let at = gap; at < groups.length; at += 1) all.push(groups[at] ?? 0);
  return all;
}
