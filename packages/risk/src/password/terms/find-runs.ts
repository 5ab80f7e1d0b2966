import { addRun, addSpan, type Spans } from "./spans.ts";

/**
 * A password in its two spellings that patterns are looked for in: letters without case, and with signs read as
 * letters.
 */
export interface RunText {
  readonly plain: Uint32Array;
  readonly length: number;
}

const shortestRun = 3;
const longestPeriod = 32;
// A British keyboard, row by row and each key under the one that is above it to the left, then the same with shift.
const rows = ["`1234567890-=", "\0qwertyuiop[]", "\0asdfghjkl;'#", "\\zxcvbnm,./"];
const shifted = ['¬!"£$%^&*()_+', "\0qwertyuiop{}", "\0asdfghjkl:@~", "|zxcvbnm<>?"];
const rowWidth = 16;
const keys = new Map<number, number>();
for (const layout of [rows, shifted]) {
  layout.forEach((row, at) => {
    [...row].forEach((key, column) => {
      keys.set(key.codePointAt(0) as number, (at + 1) * rowWidth + column);
    });
  });
}
const steps: ReadonlySet<number> = new Set(
  [-1, 0, 1].flatMap((row) => [-1, 0, 1].map((column) => row * rowWidth + column)),
);

/**
 * Adds what is no word and yet easy to guess: the same or following characters (`aaa`, `abc`, `321`), straight lines of
 * keys (`qwerty`, `1qaz`), what is repeated, and years.
 */
export function findRuns(text: RunText, spans: Spans): void {
  findLines(
    text,
    spans,
    (point) => point,
    ({ size }) => size <= 1,
  );
  findLines(
    text,
    spans,
    (point) => keys.get(point),
    ({ size, step }) => size > 0 && steps.has(step),
  );
  const periods = Math.min(longestPeriod, text.length >> 1);
  for (let period = 2; period <= periods; period++) findRepeats(text, period, spans);
  findYears(text, spans);
}

/** Adds every stretch of at least three characters whose places on a scale are the same step apart. */
function findLines(
  { plain, length }: RunText,
  spans: Spans,
  placeOf: (point: number) => number | undefined,
  counts: (step: { readonly step: number; readonly size: number }) => boolean,
): void {
  let [start, before] = [0, Number.NaN];
  for (let at = 1; at <= length; at++) {
    const [here, last] = [
      at === length ? undefined : placeOf(plain[at] as number),
      placeOf(plain[at - 1] as number),
    ];
    const step = here === undefined || last === undefined ? Number.NaN : here - last;
    if (step === before) continue;
    if (counts({ step: before, size: Math.abs(before) }) && at - start >= shortestRun)
      addRun(spans, start, at);
    start = at - 1;
    before = step;
  }
}

/**
 * Adds each stretch that repeats what stands `period` characters before it: all of it together counts one point more
 * than what it repeats.
 */
function findRepeats({ plain, length }: RunText, period: number, spans: Spans): void {
  let start = period;
  for (let at = period; at <= length; at++) {
    if (at < length && plain[at] === plain[at - period]) continue;
    if (at - start >= Math.max(period, shortestRun)) addRun(spans, start, at);
    start = at + 1;
  }
}

/** Adds the years from 1900 to 2099. */
function findYears({ plain, length }: RunText, spans: Spans): void {
  for (let at = 0; at + 4 <= length; at++) {
    const century = digit(plain[at]) * 10 + digit(plain[at + 1]);
    const isYear =
      (century === 19 || century === 20) && digit(plain[at + 2]) >= 0 && digit(plain[at + 3]) >= 0;
    if (isYear) addSpan(spans, at, at + 4);
  }
}

function digit(point: number | undefined): number {
  return point !== undefined && point >= 48 && point <= 57 ? point - 48 : -100;
}
