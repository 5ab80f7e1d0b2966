import { expect, test } from "vitest";
import { esr } from "../src/index.ts";
import { assignment, changesSince, first, folderOf, full, person, put, scan } from "./extracts.ts";

const niKey = new Uint8Array(32).fill(7);
const noDate = "19800231";
const withheld = "a person is given only when all rows of the person can be read";

test.each([
  ["a birth date that is no date", { 13: noDate }, "birthDate: a date is yyyyMMdd"],
  ["no last name", { 6: "" }, "lastName: it may not be empty"],
  ["a start that is missing", { 2: "" }, "from: it may not be empty"],
])(
  "a person row with %s is refused: that person is not given, and the others stand",
  async (_, fields, rule) => {
    const folder = folderOf(person(1), person(2, fields), assignment(30, 2));
    const { people, refused, completeness } = await scan(folder);
    expect(people.map(({ id }) => id)).toEqual(["esr:431:1"]);
    expect(refused.map((each) => each.rule)).toEqual([rule, withheld]);
    expect(completeness).toEqual({ state: "complete" });
    await using session = await esr({ folder }).open();
    const ref = { kind: "person", stable: "esr:431:2" };
    await expect(session.read.get(ref)).rejects.toMatchObject({ code: "partial-result" });
  },
);

test.each([
  ["an NHS unique id", { 15: "7654321" }],
  ["a Spine UUID", { 29: "555073103100" }],
])(
  "who shares %s with a refused person row is withheld as well, since both are one human",
  async (_, shared) => {
    const folder = folderOf(person(1, shared), assignment(30, 1), person(3));
    const rows = [person(8, { ...shared, 13: noDate }), assignment(30, 8), person(9)];
    put(folder, { ...full, vpd: "432" }, rows);
    const { people, refused, completeness } = await scan(folder);
    expect(people.map(({ id }) => id)).toEqual(["esr:431:3", "esr:432:9"]);
    expect(refused.map(({ rule }) => rule)).toContain(withheld);
    expect(completeness).toEqual({ state: "complete" });
    await using session = await esr({ folder }).open();
    const stable = 15 in shared ? "esr:nhs:7654321" : "esr:431:1";
    const read = session.read.get({ kind: "person", stable });
    await expect(read).rejects.toMatchObject({ code: "partial-result" });
  },
);

test.each([
  ["the birth date that makes a NI number count cannot be read", { 13: noDate }, "partial"],
  ["something else cannot be read", { 6: "" }, "complete"],
])("where NI numbers tell people, and %s, the read is so", async (_, fault, state) => {
  const known = { 14: "QQ123456A" };
  const folder = folderOf(person(1, known), assignment(30, 1));
  const rows = [person(8, { ...known, ...fault }), assignment(30, 8), person(9)];
  put(folder, { ...full, vpd: "432" }, rows);
  const { people, completeness } = await scan(folder, { niKey });
  expect(completeness?.state).toBe(state);
  expect(people.map(({ id }) => id)).toEqual([
    ...(state === "partial" ? ["esr:431:1"] : []),
    "esr:432:9",
  ]);
});

test("a refused person row in a change extract withholds a human whom another profile is of", async () => {
  const shared = { 15: "7654321" };
  const folder = folderOf(person(1, shared), assignment(30, 1));
  const { token } = await changesSince(folder);
  put(folder, first, [person(2, { ...shared, 13: noDate }), assignment(31, 2)]);
  const day = await changesSince(folder, token);
  expect(day.changes).toEqual([]);
  expect(day.refused.map(({ rule }) => rule)).toContain(withheld);
  expect(day.completeness).toEqual({ state: "complete" });
});
