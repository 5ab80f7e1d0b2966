import type { Person } from "@rollcall/core";
import { expect, test } from "vitest";
import { memorySource } from "../src/index.ts";
import { codeOf } from "./code-of.ts";
import { knownVersions } from "./known-versions.ts";

const person = (id: string, family: string): Person => ({
  id,
  identifiers: [{ system: "esr-person:431", value: id }],
  names: { legal: { given: "Ada", family } },
  assignments: [],
});
const people = [person("2", "Hughes"), person("1", "Okafor"), person("3", "Reid")];

test("a source in memory gives each person once and states its completeness on the last page", async () => {
  const partial = { state: "partial", reasons: ["a file is missing"] } as const;
  const source = memorySource({ name: "staff", people, pageSize: 2, completeness: partial });
  const session = await source.open();
  const pages = await Array.fromAsync(session.read.scan());
  expect(pages.map(({ items }) => items.map(({ id }) => id))).toEqual([["1", "2"], ["3"]]);
  expect(pages.map(({ completeness }) => completeness)).toEqual([undefined, partial]);
  expect(session.write).toBeUndefined();
});

test("a source in memory finds people by id and by identifier", async () => {
  const session = await memorySource({ name: "staff", people }).open();
  const found = async (attribute: string, value: string) => {
    const where = { attribute, anyOf: [value] };
    const pages = await Array.fromAsync(session.read.scan({ where }));
    return pages.flatMap(({ items }) => items.map(({ id }) => id));
  };
  expect(await found("id", "2")).toEqual(["2"]);
  expect(await found("identifiers", "esr-person:431:3")).toEqual(["3"]);
  expect(await codeOf(found("shoeSize", "7"))).toBe("unknown-attribute");
  expect(await session.read.get({ kind: "person", stable: "9" })).toMatchObject({
    absent: "not-found",
  });
});

test("a source in memory tells who came, changed and went since a token", async () => {
  const source = memorySource({ name: "staff", people });
  const session = await source.open();
  const since = async (token?: never) => Array.fromAsync(session.changes?.since(token) ?? []);
  const first = (await since()).at(-1)?.token;
  source.staff.put(person("4", "Young"));
  source.staff.put(person("1", "Okafor-Reid"));
  source.staff.remove("2");
  const [page] = await since(first as never);
  expect(page?.changes).toEqual([
    { change: "upsert", record: person("4", "Young") },
    { change: "upsert", record: person("1", "Okafor-Reid") },
    { change: "tombstone", ref: { kind: "person", stable: "2" } },
  ]);
  source.staff.expireChanges();
  expect(await codeOf(since(page?.token as never))).toBe("delta-expired");
});

test("a source in memory leaves out the people who are known, and gives those again who changed", async () => {
  const source = memorySource({ name: "staff", people, pageSize: 2 });
  const session = await source.open();
  const { isKnown, asked } = knownVersions();
  const read = async (query = {}) => {
    const pages = await Array.fromAsync(session.read.scan({ isKnown, ...query }));
    expect(pages.map(({ completeness }) => completeness?.state)).toEqual([undefined, "complete"]);
    return pages.flatMap(({ items }) => items.map(({ id }) => id));
  };
  expect(await read()).toEqual(["1", "2", "3"]);
  expect(asked()).toEqual(["1", "2", "3"]);
  expect(await read()).toEqual([]);
  source.staff.put(person("2", "Hughes-Reid"));
  expect(await read()).toEqual(["2"]);
  expect(await read({ attributes: ["names"] })).toEqual(["1", "2", "3"]);
});
