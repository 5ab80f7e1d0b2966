import { expect, test } from "vitest";
import { esr } from "../src/index.ts";
import {
  assignment,
  extractName,
  first,
  folderOf,
  full,
  location,
  organisation,
  person,
  put,
  remove,
  scan,
  second,
} from "./extracts.ts";

const keyRule = "a key is 1 to 15 digits, of which the first is not 0";

const shifted = location(501).replace("Main building", "Main~building");

test("a ~ in an address shifts the columns: that row is refused, and the file stands", async () => {
  const { people, refused, completeness } = await scan(
    folderOf(shifted, person(1), assignment(30, 1)),
  );
  expect(people[0]?.assignments[0]?.location?.name).toBe("Main building");
  expect(refused).toEqual([
    {
      record: "GO_431_EXP_GOF_20261101_00000001.DAT line 6",
      rule: "LCA has 22 fields",
      advice: expect.any(String),
    },
  ]);
  expect(completeness).toEqual({ state: "complete" });
});

test.each([
  ["one field too many", `${person(2)}~`, "PRA has 44 fields"],
  ["one field too few", person(2).slice(0, -1), "PRA has 44 fields"],
  ["a NUL in it", person(2, { 6: "Sur\0name" }), "a row holds no NUL"],
])("a person row with %s is refused, and the read is not whole", async (_, row, rule) => {
  const folder = folderOf(person(1), row, assignment(30, 2));
  const { people, refused, completeness } = await scan(folder);
  expect(people.map(({ id }) => id)).toEqual(["esr:431:1"]);
  expect(refused.map((each) => each.rule)).toContain(rule);
  // Perhaps somebody who is known under another number, and who is there no more under that one.
  expect(completeness).toEqual({
    state: "partial",
    reasons: [
      `${extractName(full)} line 7: no person row can be read of whom the refused row is about`,
    ],
  });
});

test.each([
  ["an end that is no date", { 48: "31122026" }, "endDate: a date is yyyyMMdd"],
  ["a number that is none", { 25: "0,8" }, "fte: it is a number"],
  ["a status that is not known", { 8: "PARTLY" }, "systemStatus: an assignment status is known"],
  ["a key that is none", { 15: "12a" }, `supervisorId: ${keyRule}`],
  ["a key that begins with 0", { 15: "0001" }, `supervisorId: ${keyRule}`],
  ["an id that begins with 0", { 2: "0001" }, `id: ${keyRule}`],
])("a person is withheld when an assignment row has %s", async (_, fields, rule) => {
  const folder = folderOf(person(1), assignment(30, 1), assignment(31, 1, fields), person(2));
  const { people, refused, completeness } = await scan(folder);
  expect(people.map(({ id }) => id)).toEqual(["esr:431:2"]);
  expect(refused.map((each) => each.rule)).toEqual([
    rule,
    "a person is given only when all rows of the person can be read",
  ]);
  expect(completeness?.state).toBe("complete");
});

test("a later good row makes up for a refused one", async () => {
  const folder = folderOf(person(1), assignment(30, 1, { 48: "never" }));
  expect((await scan(folder)).people).toEqual([]);
  put(folder, first, [assignment(30, 1, { 48: "20270331" })]);
  const { people } = await scan(folder);
  expect(people[0]?.assignments[0]?.end).toBe("2027-03-31");
  put(folder, second, [assignment(30, 1, { 48: "soon" })]);
  expect((await scan(folder)).people).toEqual([]);
});

test("a good row of other days does not make up for a refused one of the same extract", async () => {
  const future = person(1, { 2: "20270101", 6: "Married" });
  const folder = folderOf(person(1, { 13: "19800231" }), future, assignment(30, 1));
  expect((await scan(folder)).people).toEqual([]);
  put(folder, first, [person(1)]);
  expect((await scan(folder)).people).toHaveLength(1);
});

test("a later deletion makes up for a refused row: the person is gone, and nobody is withheld", async () => {
  const folder = folderOf(person(1, { 13: "never" }), person(2));
  put(folder, first, [remove("PRD", 1)]);
  await using session = await esr({ folder }).open();
  const ref = { kind: "person", stable: "esr:431:1" };
  expect(await session.read.get(ref)).toMatchObject({ absent: "tombstone" });
});

test("a record type that is not known is refused, unless it is to be passed over", async () => {
  const folder = folderOf(person(1), "XYA~1~2", remove("ADD", 1), "VHA~1~car", person(2));
  const { people, refused, completeness } = await scan(folder);
  expect(people.map(({ id }) => id)).toEqual(["esr:431:2"]);
  expect(refused[0]).toMatchObject({
    rule: "RecordType: a record type is known",
    advice: expect.stringContaining("`ignoreRecordTypes`"),
  });
  expect(completeness?.state).toBe("partial");
  const passedOver = await scan(folder, { ignoreRecordTypes: ["XYA"] });
  expect(passedOver.completeness?.state).toBe("complete");
  expect(passedOver.people).toHaveLength(2);
});

test.each([
  ["half an assignment row", "SA~2~31~20200101"],
  ["an assignment row of nobody", assignment(31, 2).replace("ASA~2~", "ASA~2 ~")],
  ["a person row of nobody", person(2).replace("PRA~2~", "PRA~~")],
  ["an assignment that is deleted without a number", "ASD~"],
  ["a department without a number", organisation(920).replace("ORA~920", "ORA~9 20")],
])(
  "nobody can tell whom %s is about: who stands before it is withheld, and the read is not whole",
  async (_, torn) => {
    const folder = folderOf(person(1), person(2), assignment(30, 2), torn, person(3));
    const { people, refused, completeness } = await scan(folder);
    expect(people.map(({ id }) => id)).toEqual(["esr:431:1", "esr:431:3"]);
    expect(refused.map(({ record }) => record)).toEqual([
      `${extractName(full)} line 9`,
      `${extractName(full)} line 7`,
    ]);
    expect(completeness).toEqual({
      state: "partial",
      reasons: [`${extractName(full)} line 9: nobody can tell whom the refused row is about`],
    });
  },
);

test("a row of a type that nobody is made of hides nobody when it is refused", async () => {
  const { people, refused, completeness } = await scan(folderOf(person(1), "ADA~1\0"));
  expect(refused).toHaveLength(1);
  expect(people).toHaveLength(1);
  expect(completeness?.state).toBe("complete");
});

test("a full extract that deletes is refused row by row", async () => {
  const { people, refused } = await scan(folderOf(person(1), person(2), remove("PRD", 2)));
  expect(people.map(({ id }) => id)).toContain("esr:431:1");
  expect(refused.map(({ rule }) => rule)).toContain("a full extract deletes nothing");
});

test("a refusal says file, line, field, rule and advice, and never what the row says", async () => {
  const { refused } = await scan(
    folderOf(person(1), person(2, { 13: "SECRETBIRTH", 6: "Secretname" })),
  );
  const record = "GO_431_EXP_GOF_20261101_00000001.DAT line 7";
  const advice = expect.stringMatching(/\w\.$/);
  expect(refused).toEqual([
    { record, rule: "birthDate: a date is yyyyMMdd", advice },
    { record, rule: "a person is given only when all rows of the person can be read", advice },
  ]);
  expect(JSON.stringify(refused)).not.toMatch(/SECRETBIRTH|Secretname/);
});

test("of thousands of refused rows the first thousand are listed and all are counted", async () => {
  const bad = Array.from({ length: 1500 }, () => "XYA~1");
  const { refused, completeness } = await scan(folderOf(...bad, person(1)));
  expect(refused).toHaveLength(1001);
  expect(refused.at(-1)?.rule).toBe("500 more rows were refused");
  expect(JSON.stringify(completeness)).toContain("nor of 1499 other refused rows");
});
