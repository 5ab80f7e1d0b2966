import type { Assignment } from "@rollcall/core";
import type { Key } from "./bytes/key.ts";
import { createKeyTable } from "./bytes/key-table.ts";

/** What assignments say of positions, by key: 48 to 80 bytes each, since there may be as many as people. */
export interface PositionTable {
  has(id: Key): boolean;
  get(id: Key): Assignment["position"] | undefined;
  set(id: Key, position: Assignment["position"]): void;
}

const smallest = 1 << 10;
const perEntry = 4;

/** Makes an empty table. Texts that many positions share are held once. */
export function createPositionTable(): PositionTable {
  const keys = createKeyTable();
  let values = new Uint32Array(smallest * perEntry);
  const texts = createTexts();
  const grow = (): void => {
    const old = values;
    values = new Uint32Array(old.length * 2);
    values.set(old);
  };
  return {
    has: (id) => keys.find(id) !== -1,
    get(id) {
      const number = keys.find(id);
      if (number === -1) return undefined;
      const at = number * perEntry;
      return {
        number: texts.read(values[at] as number),
        title: texts.read(values[at + 1] as number),
        staffGroup: texts.read(values[at + 2] as number),
        jobRole: texts.read(values[at + 3] as number),
      };
    },
    set(id, { number, title, staffGroup, jobRole }) {
      const at = keys.add(id) * perEntry;
      if (at === values.length) grow();
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
      if (text !== undefined && isNumber(text)) return firstNumber + Number(text);
      const known = codes.get(text);
      if (known !== undefined) return known;
      const own = text === undefined ? undefined : detached(text);
      codes.set(own, texts.length);
      return texts.push(own) - 1;
    },
    read: (code) => (code < firstNumber ? texts[code] : String(code - firstNumber)),
  };
}

/** Up to nine digits that do not begin with 0. */
function isNumber(text: string): boolean {
  if (text.length === 0 || text.length > 9 || text.charCodeAt(0) === 0x30) return false;
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return false;
  }
  return true;
}

/** A part of a longer text would keep all of it in memory. */
function detached(text: string): string {
  return Buffer.from(text).toString();
}
