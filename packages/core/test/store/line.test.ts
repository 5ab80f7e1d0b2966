import { describe, expect, test } from "vitest";
import { checkedLine, isCheckedLine, uncheckedText } from "../../src/store/file/line.ts";

const texts = [
  ["empty", ""],
  ["short", 'links\ta/b\t{"by":"created"}'],
  ["beyond ASCII", 'names\t\t"Siobhán Wójcik"'],
  ["long", "x".repeat(400)],
] as const;

describe("a checked line", () => {
  test.each(texts)("is read back, with a text that is %s", (_, text) => {
    const line = Buffer.from(checkedLine(text));
    expect(uncheckedText(line, 0, line.length - 1)).toBe(text);
  });

  test.each(texts)("is damaged when any one bit of it is, with a text that is %s", (_, text) => {
    const line = Buffer.from(checkedLine(text));
    const unseen: string[] = [];
    for (let at = 0; at < line.length - 1; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const damaged = Buffer.from(line);
        damaged.writeUInt8(line.readUInt8(at) ^ (1 << bit), at);
        if (isCheckedLine(damaged, 0, line.length - 1)) unseen.push(`byte ${at}, bit ${bit}`);
      }
    }
    expect(unseen).toEqual([]);
  });

  test.each(texts)(
    "is damaged when its end is cut off, wherever, with a text that is %s",
    (_, text) => {
      const line = Buffer.from(checkedLine(text));
      for (let to = 0; to < line.length - 1; to++) expect(isCheckedLine(line, 0, to)).toBe(false);
    },
  );
});
