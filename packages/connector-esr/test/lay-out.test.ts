import { expect, test } from "vitest";
import { entryLists } from "../src/sidecar/entries.ts";
import { layOut } from "../src/sidecar/lay-out.ts";
import type { EntryLists } from "../src/sidecar/row-entries.ts";
import { memoryRuns } from "../src/sidecar/runs.ts";
import { sectionNames } from "../src/sidecar/sections.ts";
import { openSidecar, type Sidecar, type SidecarFacts } from "../src/sidecar/sidecar.ts";

const facts = { rows: 0 } as SidecarFacts;

function laidOut(lists: EntryLists): Sidecar {
  const parts: Uint8Array[] = [];
  const { spans, sums, length } = layOut(lists, (bytes) => parts.push(bytes.slice()));
  const whole = Buffer.concat(parts);
  expect(whole).toHaveLength(length);
  const read = (into: Uint8Array, position: number): number =>
    whole.copy(into, 0, position, position + into.length);
  return openSidecar({ facts, spans, source: { length, read, sums } });
}

// More than are handed on at once, more than are held in memory, and a few, each behind the other.
const counts = { person: 40_000, assignment: 70_000, position: 3, organisation: 0, lines: 5000 };

test("each entry of each section is found where it was laid out", () => {
  const newList = entryLists(memoryRuns());
  const lists = Object.fromEntries(sectionNames.map((name) => [name, newList()])) as EntryLists;
  const hashOf = (index: number): number => (index * 2_654_435) % 2 ** 28;
  for (const [name, count] of Object.entries(counts) as [keyof typeof counts, number][]) {
    for (let index = 0; index < count; index++) lists[name].add(hashOf(index), index * 7);
  }
  const sidecar = laidOut(lists);
  for (const name of sectionNames) {
    const count = counts[name as keyof typeof counts] ?? 0;
    expect(sidecar.section(name).count).toBe(count);
    const indexes = Array.from({ length: count }, (_, index) => index);
    const lost = indexes.filter((at) => !sidecar.find(name, hashOf(at)).includes(at * 7));
    expect(lost).toEqual([]);
  }
});
