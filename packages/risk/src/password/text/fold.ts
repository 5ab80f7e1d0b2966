/**
 * How far spellings are seen through: `plain` is letter case alone, `entra` what Microsoft documents, `strict` every
 * common way to write a letter as something else.
 */
export type Fold = "plain" | "entra" | "strict";

// Microsoft, "Eliminate bad passwords using Microsoft Entra Password Protection", step 1.
const entra = asciiTable({ 0: "o", 1: "l", $: "s", "@": "a" });
// Our choice. Signs that stand for several letters make these letters one, in terms and passwords alike: 1, !, | are i
// or l.
const strict = asciiTable({
  ...{ 0: "o", 1: "l", "!": "l", "|": "l", i: "l", 2: "z", 3: "e", 4: "a", "@": "a" },
  ...{ 5: "s", $: "s", 7: "t", "+": "t", 8: "b", 6: "g", 9: "g" },
});
const plain = asciiTable({});
const tables = { plain, entra, strict } as const;
const signs = new Map<number, string>([
  [0x20ac, "e"],
  [0xa3, "l"],
  [0xa7, "s"],
  [0xdf, "s"],
  [0xf8, "o"],
  [0x131, "l"],
]);

/** Folds the first `length` code points of `from` into `to`, one to one, so that places stay as they are. */
export function foldPoints(from: Uint32Array, to: Uint32Array, length: number, fold: Fold): void {
  const table = tables[fold];
  for (let at = 0; at < length; at++) {
    const point = from[at] as number;
    to[at] = point < 0x80 ? (table[point] as number) : foldOther(point, fold);
  }
}

/** Folds a text that is no secret, such as a word of a list. */
export function foldText(text: string, fold: Fold): Uint32Array {
  const normal = text.normalize("NFKC");
  const points = new Uint32Array(normal.length);
  let length = 0;
  for (let at = 0; at < normal.length; length++) {
    const point = normal.codePointAt(at) as number;
    points[length] = point;
    at += point > 0xffff ? 2 : 1;
  }
  foldPoints(points, points, length, fold);
  return points.subarray(0, length);
}

function foldOther(point: number, fold: Fold): number {
  const lower = String.fromCodePoint(point).toLowerCase();
  const first = lower.codePointAt(0) as number;
  if (fold !== "strict") return first;
  const stripped = signs.get(first) ?? lower.normalize("NFD");
  const base = stripped.codePointAt(0) as number;
  return base < 0x80 ? (strict[base] as number) : base;
}

function asciiTable(changes: Readonly<Record<string, string>>): Uint8Array {
  const table = Uint8Array.from({ length: 128 }, (_, point) =>
    String.fromCharCode(point).toLowerCase().charCodeAt(0),
  );
  for (const [from, to] of Object.entries(changes)) table[from.charCodeAt(0)] = to.charCodeAt(0);
  return table;
}
