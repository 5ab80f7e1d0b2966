import { expect, test } from "vitest";
import { createKeyTable } from "../src/bytes/key-table.ts";
import { rememberedByKey } from "../src/remembered.ts";

test("a table numbers keys in the order in which they come, and finds no others", () => {
  const table = createKeyTable();
  const keys = Array.from({ length: 3000 }, (_, index) => (index * index * 7919) % 999_983);
  const distinct = [...new Set([0, -1, 999_999_999_999_999, 2 ** 32 + 1, 1, ...keys])];
  for (const key of [...distinct, ...keys]) table.add(key);
  expect(distinct.map((key) => table.find(key))).toEqual(distinct.map((_, index) => index));
  for (const key of [999_984, 999_999_999_999_998, 2 ** 32 + 2]) expect(table.find(key)).toBe(-1);
});

test("answers are kept, and forgotten ones are worked out again", () => {
  const asked: number[] = [];
  const { ask, learn } = rememberedByKey(4, (id) => {
    asked.push(id);
    return `answer ${id}`;
  });
  learn(7, "known");
  expect([1, 2, 7, 1, 2].map(ask)).toEqual([
    "answer 1",
    "answer 2",
    "known",
    "answer 1",
    "answer 2",
  ]);
  expect(asked).toEqual([1, 2]);
  for (const id of [3, 4, 5, 6]) ask(id);
  expect(ask(1)).toBe("answer 1");
  expect(asked).toEqual([1, 2, 3, 4, 5, 6, 1]);
});
