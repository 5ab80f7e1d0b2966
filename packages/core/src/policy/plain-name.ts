// Letters that NFKD does not take apart, as the transliterations that their own languages use or that fit an address.
const letters: Readonly<Record<string, string>> = {
  ł: "l",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ı: "i",
  ħ: "h",
  ŧ: "t",
  ŋ: "ng",
  ə: "e",
  ɓ: "b",
  ɗ: "d",
  ɖ: "d",
  ƙ: "k",
  ƴ: "y",
  ɛ: "e",
  ɔ: "o",
};
const special = new RegExp(`[${Object.keys(letters).join("")}]`, "g");
const dashes = /[\u2010-\u2015\u2212]/g;

/**
 * Writes a part of a name with `a` to `z`, `0` to `9` and single inner hyphens only: lower case, no diacritics, no
 * apostrophes, no spaces (`Van der Berg` is `vanderberg`). Empty when nothing of it can be written so.
 */
export function plainName(part: string): string {
  if (/^[a-z]*$/.test(part)) return part;
  return part
    .toLowerCase()
    .normalize("NFKD")
    .replace(special, (letter) => letters[letter] as string)
    .replace(dashes, "-")
    .replace(/[^a-z0-9-]/g, "")
    .replace(/-+/g, "-")
    .replace(/^-|-$/g, "");
}
