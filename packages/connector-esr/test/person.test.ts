import { inspect } from "node:util";
import { secret } from "@rollcall/core";
import { expect, test } from "vitest";
import { esr } from "../src/index.ts";
import { assignment, changesSince, folderOf, markers, person, scan } from "./extracts.ts";

const niKey = new Uint8Array(32).fill(7);

test("a person row and its assignment make a whole person", async () => {
  const folder = folderOf(
    person(1000, { 10: "Ash", 11: "Okafor", 15: "7654321", 29: "555073103100" }),
    assignment(3000, 1000, { 45: "20270320", 48: "20270331" }),
  );
  const { people, completeness, refused } = await scan(folder);
  expect(completeness).toEqual({ state: "complete" });
  expect(refused).toEqual([]);
  expect(people).toEqual([
    {
      id: "esr:nhs:7654321",
      identifiers: [
        { system: "esr-person:431", value: "1000" },
        { system: "esr-employee:431", value: "20001000" },
        { system: "nhs-unique-id", value: "7654321" },
        { system: "spine-uuid", value: "555073103100" },
      ],
      names: {
        legal: { given: "Aisha", family: "Surname1000", title: "Mrs" },
        preferred: { given: "Ash", family: "Surname1000", title: "Mrs" },
        previous: [{ given: "Aisha", family: "Okafor" }],
      },
      birthDate: "1980-01-31",
      assignments: [
        {
          id: "esr:431:3000",
          organisation: {
            ods: "RZZ",
            name: "431 Example Trust",
            vpd: "431",
            department: "431 Renal Nursing",
          },
          position: {
            number: "3500700",
            title: "Staff Nurse",
            staffGroup: "Nursing and Midwifery Registered",
            jobRole: "Staff Nurse",
          },
          location: { code: "431 z 500 Main", name: "Main building" },
          fte: 0.8,
          start: "2020-01-01",
          end: "2027-03-31",
          lastWorkingDay: "2027-03-20",
          status: "active",
          primary: true,
        },
      ],
      origin: { source: "esr", record: "GO_431_EXP_GOF_20261101_00000001.DAT line 6" },
    },
  ]);
});

test("nothing that is not needed leaves the parser, and no NI number", async () => {
  const folder = folderOf(person(1000, { 14: "QQ123456A" }), assignment(3000, 1000));
  const scanned = await scan(folder, { niKey });
  const { changes } = await changesSince(folder);
  const written = JSON.stringify([scanned, changes]);
  expect(scanned.people).toHaveLength(1);
  for (const marker of [...Object.values(markers), "QQ123456", "XR05"]) {
    expect(written).not.toContain(marker);
  }
});

test("the hash of the NI number leaves out its suffix and needs the key", async () => {
  const hashOf = async (niNumber: string, key?: Uint8Array): Promise<string | undefined> => {
    const { people } = await scan(folderOf(person(1, { 14: niNumber })), { niKey: key });
    return people[0]?.identifiers.find(({ system }) => system === "ni-hash")?.value;
  };
  const hash = await hashOf("QQ123456A", niKey);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(await hashOf("qq 12 34 56", niKey)).toBe(hash);
  expect(await hashOf("QQ123456C", niKey)).toBe(hash);
  expect(await hashOf("QQ123456A", new Uint8Array(32).fill(8))).not.toBe(hash);
  expect(await hashOf("TN310180F", niKey)).toBeUndefined();
  expect(await hashOf("QQ123456A")).toBeUndefined();
});

test("the key of NI numbers is never printed", () => {
  const folder = folderOf(person(1));
  const connector = esr({ folder, niKey: secret(new Uint8Array(32).fill(65)) });
  expect(inspect(connector, { depth: 9, showHidden: true })).not.toMatch(/65, 65|AAAA|4141/);
});

test("a person with no assignment and one with one name only are people", async () => {
  const { people } = await scan(folderOf(person(1, { 7: "", 5: "" })));
  expect(people[0]?.names.legal).toEqual({ given: "", family: "Surname1" });
  expect(people[0]?.assignments).toEqual([]);
});

test("an identifier that is not of its shape is left out", async () => {
  const { people } = await scan(folderOf(person(1, { 15: "unknown", 29: "12345" })));
  expect(people[0]?.id).toBe("esr:431:1");
  expect(people[0]?.identifiers.map(({ system }) => system)).toEqual([
    "esr-person:431",
    "esr-employee:431",
  ]);
});

test("get gives what a scan gives, and proof of absence", async () => {
  const folder = folderOf(person(1, { 15: "7654321" }), assignment(30, 1), person(2));
  const { people } = await scan(folder);
  await using session = await esr({ folder }).open();
  for (const each of people) {
    expect(await session.read.get({ kind: "person", stable: each.id })).toEqual(each);
  }
  for (const stable of ["esr:431:3", "esr:431:1", "esr:nhs:1", "esr:999:1", "other"]) {
    const ref = { kind: "person", stable };
    expect(await session.read.get(ref)).toEqual({ absent: "not-found", ref });
  }
});

test("pages hold no more people than asked for, and the last one alone states the completeness", async () => {
  const folder = folderOf(...[1, 2, 3, 4, 5].map((id) => person(id)));
  await using session = await esr({ folder, pageSize: 2 }).open();
  const pages = await Array.fromAsync(session.read.scan());
  expect(pages.flatMap(({ items }) => items)).toHaveLength(5);
  expect(Math.max(...pages.map(({ items }) => items.length))).toBe(2);
  expect(pages.map(({ completeness }) => completeness?.state).filter(Boolean)).toEqual([
    "complete",
  ]);
  expect(pages.at(-1)?.completeness).toEqual({ state: "complete" });
});

test("the schema names what a person has", async () => {
  await using session = await esr({ folder: folderOf(person(1)) }).open();
  const { kinds } = await session.schema();
  expect(Object.keys(kinds.person?.attributes ?? {})).toContain("assignments.position.title");
  expect(session.write).toBeUndefined();
});
