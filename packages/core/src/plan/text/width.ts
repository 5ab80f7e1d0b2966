const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** What a terminal draws two columns wide: East Asian wide and full-width forms (Unicode TR 11), and emoji. */
const wide =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation})/u;
const markOnly = /^[\p{Mark}\p{Format}]+$/u;
const plain = /^[\x20-\x7e]*$/;

/** Counts the terminal columns that a text takes: 2 for a wide character, none for a combining mark. */
export function displayWidth(text: string): number {
  if (plain.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) {
    if (markOnly.test(segment)) continue;
    width += wide.test(segment) || segment.includes("\ufe0f") ? 2 : 1;
  }
  return width;
}

/** Fills a text up with spaces to a width in columns, behind it or, for numbers, `before` it. */
export function padTo(text: string, width: number, where: "behind" | "before" = "behind"): string {
  const fill = " ".repeat(Math.max(0, width - displayWidth(text)));
  return where === "behind" ? text + fill : fill + text;
}

/**
 * Breaks a text at spaces into lines of at most `width` columns; those after the first start with `hang` spaces. A word
 * that is longer than a line stays whole.
 */
export function wrapText(text: string, width: number, hang: number): readonly string[] {
  const start = /^ */.exec(text)?.[0] ?? "";
  const lines: string[] = [];
  let line = start;
  let isEmpty = true;
  for (const word of text.slice(start.length).split(" ")) {
    const longer = isEmpty ? line + word : `${line} ${word}`;
    if (isEmpty || displayWidth(longer) <= width) {
      line = longer;
    } else {
      lines.push(line);
      line = " ".repeat(hang) + word;
    }
    isEmpty = false;
  }
  return [...lines, line];
}
