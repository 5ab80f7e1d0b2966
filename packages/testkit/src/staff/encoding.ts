/** The character sets in which an extract can be written. */
export type ExtractEncoding = "utf8" | "windows-1252";

// Windows-1252 differs from Latin-1 in this row alone; "\0" marks the five codes that stand for nothing.
const specials = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";
const codeBySpecial = new Map([...specials].map((letter, index) => [letter, 0x80 + index]));
codeBySpecial.delete("\0");

// Letters whose stroke is part of them, so that taking the marks away leaves them as they are.
const strokes = new Map(
  [..."ŁłĐđıĦħŦŧ"].map((letter, index) => [letter, "LlDdiHhTt".charAt(index)]),
);

function codeOf(letter: string): number | undefined {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code;
  return codeBySpecial.get(letter);
}

function replacement(letter: string): string {
  if (codeOf(letter) !== undefined) return letter;
  return strokes.get(letter) ?? letter.normalize("NFD").replace(/\p{M}/gu, "");
}

/** Spells a text so that it can be written in the encoding: `Łukasz` stays in UTF-8 and becomes `Lukasz` in Windows-1252. */
export function spellFor(encoding: ExtractEncoding, text: string): string {
  if (encoding === "utf8") return text;
  return Array.from(text.normalize("NFC"), replacement).join("");
}

// Letters that are not one byte of the same number in both encodings; few, so that the rest is left to the platform.
const beyondLatin = /[^\0-\x7f\xa0-\xff]/gu;

/** Encodes a text; throws a RangeError naming the code point when the encoding has no such letter. */
export function encodeText(encoding: ExtractEncoding, text: string): Buffer {
  if (encoding === "utf8") return Buffer.from(text, "utf8");
  const bytes = text.replace(beyondLatin, (letter) => {
    const code = codeOf(letter);
    if (code === undefined) {
      throw new RangeError(`Windows-1252 has no U+${letter.codePointAt(0)?.toString(16)}`);
    }
    return String.fromCharCode(code);
  });
  return Buffer.from(bytes, "latin1");
}
