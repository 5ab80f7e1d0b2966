import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fullExtract, staffRows } from "../../src/staff/full-extract.ts";
import { sensitiveMarkers } from "../../src/staff/sensitive.ts";
import { syntheticTrust } from "../../src/staff/trust.ts";
import { scriptedYear } from "../../src/staff/year/scripted-year.ts";
import { ambleford, columnsOf, withNeighbour } from "./trusts.ts";

const widths: Readonly<Record<string, number>> = {
  HDR: 7,
  TRL: 2,
  LCA: 22,
  ORA: 15,
  POA: 24,
  PRA: 44,
  ASA: 50,
  ASD: 2,
  PRD: 2,
};
const order = ["HDR", "LCA", "ORA", "POA", "people", "TRL"];

function expectWholeFile(rows: readonly string[]): void {
  for (const row of rows) {
    const columns = row.split("~");
    expect(columns, columns[0]).toHaveLength(widths[columns[0] ?? ""] ?? Number.NaN);
    expect(row).not.toMatch(/[\r\n]/u);
  }
  expect(rows.at(-1)).toBe(`TRL~${rows.length}`);
  const groups = rows
    .map((row) => row.slice(0, 3))
    .map((code) => (order.includes(code) ? code : "people"));
  expect(groups).toEqual(groups.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
}

describe("layout of an extract", () => {
  test("every row of a full extract has the columns of its record type, and the trailer counts all rows", () => {
    expectWholeFile([...fullExtract(syntheticTrust(ambleford))]);
  });

  test("every change file of a world, its merger included, has them too, and three rows at least", () => {
    for (const day of scriptedYear(withNeighbour(), 15)) {
      for (const { rows } of [day, ...(day.neighbour ? [day.neighbour] : [])]) {
        expectWholeFile(rows);
        expect(rows.length).toBeGreaterThanOrEqual(3);
      }
    }
  });

  test("the header names the file, the VPD and the runs", () => {
    const [header] = fullExtract(syntheticTrust(ambleford));
    const name = "GO_431_EXP_GOF_20250401_00000001.DAT";
    expect(header).toBe(`HDR~${name}~20250401 204107~431~20250331 203000~20250401 203000~01`);
  });

  test("each change file names the run before and counts on from it", () => {
    const headers = Array.from(scriptedYear(syntheticTrust(ambleford), 3), ({ rows }) =>
      rows[0]?.split("~"),
    );
    expect(headers.map((header) => header?.[1]?.slice(11, 37))).toEqual([
      "GOC_20250402_00000002.DAT",
      "GOC_20250403_00000003.DAT",
      "GOC_20250404_00000004.DAT",
    ]);
    expect(headers.map((header) => header?.[4]?.slice(0, 8))).toEqual([
      "20250401",
      "20250402",
      "20250403",
    ]);
  });

  test("each person row is followed by the assignments of that person", () => {
    let person = "";
    for (const row of fullExtract(syntheticTrust(ambleford))) {
      const [code, personId = ""] = row.split("~");
      if (code === "PRA") person = personId;
      if (code === "ASA") expect(personId).toBe(person);
    }
  });

  test("home addresses and phones come only when they are asked for", () => {
    const rows = [...staffRows({ ...ambleford, people: 30, contacts: true })];
    expect(columnsOf(rows, "ADA")).toHaveLength(30);
    expect(rows.at(-1)).toBe(`TRL~${rows.length}`);
  });

  test("the markers of what must not leak stand in their columns on every row", () => {
    const rows = [...staffRows({ ...ambleford, people: 50 })];
    for (const person of columnsOf(rows, "PRA")) {
      expect([22, 23, 24, 39, 41].map((column) => person[column])).toEqual([
        sensitiveMarkers.ethnicOrigin,
        sensitiveMarkers.maritalStatus,
        sensitiveMarkers.countryOfBirth,
        sensitiveMarkers.disability,
        sensitiveMarkers.nationality,
      ]);
    }
    for (const post of columnsOf(rows, "ASA")) expect(post[33]).toBe(sensitiveMarkers.salary);
  });

  test("no value of any size and seed adds a column or a line", () => {
    const sizes = fc.record({ seed: fc.integer(), people: fc.integer({ min: 1, max: 60 }) });
    fc.assert(
      fc.property(sizes, (size) => expectWholeFile([...staffRows({ ...ambleford, ...size })])),
      { numRuns: 25 },
    );
  });
});
