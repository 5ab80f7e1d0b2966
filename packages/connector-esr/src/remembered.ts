import type { Key } from "./bytes/key.ts";
import { createKeyTable, type KeyTable } from "./bytes/key-table.ts";
import { sink } from "./bytes/sink.ts";

interface Generation<T> {
  readonly keys: KeyTable;
  readonly answers: T[];
}

/** A function of keys that keeps its last answers. */
export interface Remembered<T> {
  ask(key: Key): T;
  /** Takes an answer that the caller came across. */
  learn(key: Key, answer: T): void;
  /** Has what is kept for the first `count` keys fetched from memory all at once. */
  prefetch(keys: Float64Array, count: number): void;
}

/**
 * Makes a function that keeps its last answers: so many of them at most, and at least the last half as many.
 * Two generations, since to find the oldest entry of one table takes the longer the more were taken from its front.
 */
export function rememberedByKey<T>(most: number, work: (key: Key) => T): Remembered<T> {
  let young = newGeneration<T>();
  let old = newGeneration<T>();
  const learn = (key: Key, answer: T): void => {
    if (young.answers.length * 2 >= most) {
      old = young;
      young = newGeneration();
    }
    young.answers[young.keys.add(key)] = answer;
  };
  const find = (key: Key): T => {
    const known = old.keys.find(key);
    const answer = known === -1 ? work(key) : (old.answers[known] as T);
    learn(key, answer);
    return answer;
  };
  return {
    ask(key) {
      const known = young.keys.find(key);
      return known === -1 ? find(key) : (young.answers[known] as T);
    },
    learn,
    prefetch(asked, count) {
      const { keys, answers } = young;
      let absent = 0;
      for (let index = 0; index < count; index++) {
        const number = keys.find(asked[index] as number);
        if (number === -1 || answers[number] === undefined) absent++;
      }
      sink[0] = absent;
    },
  };
}

function newGeneration<T>(): Generation<T> {
  return { keys: createKeyTable(), answers: [] };
}

/** Makes a function of texts that keeps its last answers, as {@link rememberedByKey} does for keys. */
export function rememberedByText<T>(most: number, work: (text: string) => T): (text: string) => T {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  return (text) => {
    if (young.has(text)) return young.get(text) as T;
    const answer = old.has(text) ? (old.get(text) as T) : work(text);
    if (young.size * 2 >= most) {
      old = young;
      young = new Map();
    }
    young.set(text, answer);
    return answer;
  };
}
