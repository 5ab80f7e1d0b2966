import { mixed } from "../memory/hash-text.ts";

/**
 * How many different people there were: known one by one up to 64, and from then on by a HyperLogLog of 1 KB, to 3 % or
 * so.
 */
export interface DistinctPeople {
  /** Hashes of 32 bits, of which `count` are filled; no longer used once there are registers. */
  hashes: Uint32Array;
  count: number;
  registers: Uint8Array | undefined;
}

const mostExact = 64;
const registerCount = 1_024;
const registerBits = 10;
// Flajolet, Fusy, Gandouet and Meunier (2007), for 128 registers and more: up to here the empty ones are counted.
const mostLinear = 2.5 * registerCount;
const alpha = 0.7213 / (1 + 1.079 / registerCount);

/** Begins with nobody. */
export function nobodyYet(): DistinctPeople {
  return { hashes: new Uint32Array(2), count: 0, registers: undefined };
}

/** Adds somebody by a hash; the same one twice counts once. */
export function addPerson(people: DistinctPeople, hash: number): void {
  if (!people.registers && hasPerson(people, hash)) return;
  if (people.count === mostExact) {
    people.registers = registersOf(people);
    people.hashes = new Uint32Array(0);
    people.count = 0;
  }
  if (people.registers) setRegister(people.registers, hash);
  else keepHash(people, hash);
}

function keepHash(people: DistinctPeople, hash: number): void {
  if (people.count === people.hashes.length) {
    const more = new Uint32Array(people.count * 2);
    more.set(people.hashes);
    people.hashes = more;
  }
  people.hashes[people.count++] = hash;
}

/** Tells whether somebody is among those who are known one by one. */
export function hasPerson({ hashes, count }: DistinctPeople, hash: number): boolean {
  for (let at = 0; at < count; at++) if (hashes[at] === hash) return true;
  return false;
}

/** How many different people there are in two groups together. */
export function countTogether(first: DistinctPeople, second: DistinctPeople): number {
  if (first.registers || second.registers) {
    const one = first.registers ?? registersOf(first);
    const two = second.registers ?? registersOf(second);
    return estimate(one, two);
  }
  let count = first.count;
  for (let at = 0; at < second.count; at++) {
    if (!hasPerson(first, second.hashes[at] as number)) count++;
  }
  return count;
}

function registersOf({ hashes, count, registers }: DistinctPeople): Uint8Array {
  if (registers) return registers;
  const made = new Uint8Array(registerCount);
  for (let at = 0; at < count; at++) setRegister(made, hashes[at] as number);
  return made;
}

/** Keeps for the register that ten bits choose how rare the other bits are: where their first 1 stands. */
function setRegister(registers: Uint8Array, hash: number): void {
  const rank = Math.clz32(mixed(hash) << registerBits) + 1;
  const register = mixed(hash) >>> (32 - registerBits);
  if (rank > (registers[register] as number)) registers[register] = rank;
}

function estimate(first: Uint8Array, second: Uint8Array): number {
  let [sum, empty] = [0, 0];
  for (let at = 0; at < registerCount; at++) {
    const rank = Math.max(first[at] as number, second[at] as number);
    sum += 2 ** -rank;
    if (rank === 0) empty++;
  }
  const raw = (alpha * registerCount * registerCount) / sum;
  const isSmall = raw <= mostLinear && empty > 0;
  const count = isSmall
    ? Math.min(registerCount * Math.log(registerCount / empty), mostLinear)
    : Math.max(raw, mostLinear);
  // There are registers because there were more than 64; and more people never count less.
  return Math.max(Math.round(count), mostExact + 1);
}
