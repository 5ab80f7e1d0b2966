import type { Assignment } from "@rollcall/core";
import { decimal } from "./bytes/decimal.ts";

/** All that is said of a position but its number; many positions have it in common. */
export type PositionTexts = Omit<Assignment["position"], "number">;

/** Codes of 32 bits for values of which each is held once. */
export interface Codes<T> {
  code(value: T): number;
  read(code: number): T;
}

/** Codes from here on stand for numbers, which are written as they are; those below for texts in the order of arrival. */
const firstNumber = 2 ** 31;

/** Makes codes for the numbers of positions. Those of up to nine digits are not held at all. */
export function createNumbers(): Codes<string | undefined> {
  const texts: (string | undefined)[] = [undefined];
  const codes = new Map<string | undefined, number>([[undefined, 0]]);
  return {
    code(text) {
      if (text !== undefined && isNumber(text)) return firstNumber + Number(text);
      const known = codes.get(text);
      if (known !== undefined) return known;
      const own = text && detached(text);
      codes.set(own, texts.length);
      return texts.push(own) - 1;
    },
    read: (code) => (code < firstNumber ? texts[code] : decimal(code - firstNumber)),
  };
}

/** Makes codes for what positions have in common. */
export function createTexts(): Codes<PositionTexts> {
  const held: PositionTexts[] = [];
  const codes = new Map<string, number>();
  return {
    code({ title, staffGroup, jobRole }) {
      // No line of an extract holds a line end.
      const key = `${title ?? ""}\n${staffGroup ?? ""}\n${jobRole ?? ""}`;
      const known = codes.get(key);
      if (known !== undefined) return known;
      codes.set(key, held.length);
      return held.push({ title: title && detached(title), staffGroup, jobRole }) - 1;
    },
    read: (code) => held[code] as PositionTexts,
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
