import type { Assignment } from "@rollcall/core";
import { hashKey, type Key } from "./bytes/key.ts";

/** What assignments say of positions, by key: 24 bytes each, since there may be as many as people. */
export interface PositionTable {
  has(id: Key): boolean;
  get(id: Key): Assignment["position"] | undefined;
  set(id: Key, position: Assignment["position"]): void;
}

const smallest = 1 << 10;
const perEntry = 4;

/** Makes an empty table. Texts that many positions share are held once. */
export function createPositionTable(): PositionTable {
  let keys = new Float64Array(smallest);
  let values = new Uint32Array(smallest * perEntry);
  let count = 0;
  const texts = createTexts();
  const slotOf = (id: Key): number => {
    const mask = keys.length - 1;
    let slot = hashKey(id) & mask;
    while (keys[slot] !== 0 && keys[slot] !== id) slot = (slot + 1) & mask;
    return slot;
  };
  const grow = (): void => {
    const [oldKeys, oldValues] = [keys, values];
    keys = new Float64Array(oldKeys.length * 2);
    values = new Uint32Array(oldValues.length * 2);
    for (let old = 0; old < oldKeys.length; old++) {
      const key = oldKeys[old] as number;
      if (key === 0) continue;
      const slot = slotOf(key);
      keys[slot] = key;
      for (let part = 0; part < perEntry; part++) {
        values[slot * perEntry + part] = oldValues[old * perEntry + part] as number;
      }
    }
  };
  return {
    has: (id) => keys[slotOf(id)] === id,
    get(id) {
      const slot = slotOf(id);
      if (keys[slot] !== id) return undefined;
      const at = slot * perEntry;
      return {
        number: texts.read(values[at] as number),
        title: texts.read(values[at + 1] as number),
        staffGroup: texts.read(values[at + 2] as number),
        jobRole: texts.read(values[at + 3] as number),
      };
    },
    set(id, { number, title, staffGroup, jobRole }) {
      if (count * 2 >= keys.length) grow();
      const slot = slotOf(id);
      if (keys[slot] !== id) count++;
      keys[slot] = id;
      const at = slot * perEntry;
      values[at] = texts.code(number);
      values[at + 1] = texts.code(title);
      values[at + 2] = texts.code(staffGroup);
      values[at + 3] = texts.code(jobRole);
    },
  };
}

interface Texts {
  code(text: string | undefined): number;
  read(code: number): string | undefined;
}

/** Codes from here on stand for numbers, which are written as they are; those below for texts in the order of arrival. */
const firstNumber = 2 ** 31;

function createTexts(): Texts {
  const texts: (string | undefined)[] = [undefined];
  const codes = new Map<string | undefined, number>([[undefined, 0]]);
  return {
    code(text) {
      if (text !== undefined && /^[1-9]\d{0,8}$/.test(text)) return firstNumber + Number(text);
      const known = codes.get(text);
      if (known !== undefined) return known;
      const own = text === undefined ? undefined : detached(text);
      codes.set(own, texts.length);
      return texts.push(own) - 1;
    },
    read: (code) => (code < firstNumber ? texts[code] : String(code - firstNumber)),
  };
}

/** A part of a longer text would keep all of it in memory. */
function detached(text: string): string {
  return Buffer.from(text).toString();
}
