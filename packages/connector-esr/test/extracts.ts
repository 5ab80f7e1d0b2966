import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type {
  Change,
  Completeness,
  DeltaToken,
  Notice,
  Person,
  RefusedRecord,
} from "@rollcall/core";
import { onTestFinished } from "vitest";
import { type EsrOptions, esr } from "../src/index.ts";

/** Fields of a row by their number in the interface; the others are empty. */
export type Fields = Readonly<Record<number, string | number>>;

function row(type: string, columns: number, fields: Fields): string {
  const cells = new Array<string>(columns).fill("");
  cells[0] = type;
  for (const [column, value] of Object.entries(fields)) cells[Number(column)] = String(value);
  return cells.join("~");
}

/** Values that must never leave the parser. */
export const markers = {
  gender: "MARKGENDER",
  ethnic: "MARKETHNIC",
  marital: "MARKMARITAL",
  birthCountry: "MARKCOUNTRY",
  employer: "MARKEMPLOYER",
  disability: "MARKDISABILITY",
  payroll: "MARKPAYROLL",
  nationality: "MARKNATIONALITY",
  salary: "MARKSALARY",
  address: "MARKADDRESS",
  phone: "01632960999",
} as const;

export function person(id: number, fields: Fields = {}): string {
  return row("PRA", 44, {
    ...{ 1: id, 2: "20200101", 4: String(20000000 + id), 5: "Mrs.", 6: `Surname${id}`, 7: "Aisha" },
    ...{ 12: markers.gender, 13: "19800131", 16: "20200101", 19: "Y" },
    ...{ 22: markers.ethnic, 23: markers.marital, 24: markers.birthCountry, 25: markers.employer },
    ...{ 33: "EMP", 34: "Employee", 39: markers.disability, 40: markers.payroll },
    41: markers.nationality,
    ...fields,
  });
}

export function assignment(id: number, personId: number, fields: Fields = {}): string {
  return row("ASA", 50, {
    ...{ 1: personId, 2: id, 3: "20200101", 5: "20200101", 6: "E", 7: String(20000000 + personId) },
    ...{ 8: "ACTIVE_ASSIGN", 9: "Active Assignment", 11: markers.payroll, 13: 500, 21: "Yes" },
    ...{ 25: "0.8", 27: 910, 28: 700, 29: "3500700|Staff Nurse|N7B|Ward", 30: "NHS|XR05|Band 5" },
    ...{ 33: markers.salary, 34: "Nursing and Midwifery Registered|Sister" },
    ...fields,
  });
}

export function position(id: number, fields: Fields = {}): string {
  return row("POA", 24, {
    ...{ 1: id, 2: "20100101", 4: String(3500000 + id), 5: `${3500000 + id}|Staff Nurse|N7B|Ward` },
    ...{ 8: "Nursing and Midwifery Registered", 9: "Staff Nurse", 14: 910 },
    ...fields,
  });
}

export function organisation(id: number, fields: Fields = {}): string {
  return row("ORA", 15, {
    1: id,
    2: `431 Department ${id}`,
    3: "NHS_DE",
    4: "20100101",
    ...fields,
  });
}

export function location(id: number, fields: Fields = {}): string {
  return row("LCA", 22, {
    ...{ 1: id, 2: `431 z ${id} Main`, 3: "Main building", 5: markers.address, 10: "ZZ99 3AA" },
    12: markers.phone,
    ...fields,
  });
}

export function remove(type: "PRD" | "ASD" | "POD" | "ORD" | "LCD" | "ADD", id: number): string {
  return `${type}~${id}`;
}

/** What the envelope of an extract says. */
export interface ExtractOptions {
  readonly vpd?: string;
  readonly kind?: "F" | "C";
  /** The day of the run, which is at 20:30. */
  readonly date: string;
  readonly previous?: string;
  readonly sequence: number;
}

const stamp = (date: string): string => `${date} 203000`;

export function extractName({ vpd = "431", kind = "F", date, sequence }: ExtractOptions): string {
  return `GO_${vpd}_EXP_GO${kind}_${date}_${String(sequence).padStart(8, "0")}.DAT`;
}

export function header(options: ExtractOptions): string {
  const { vpd = "431", date, previous } = options;
  const before = previous === undefined ? "" : stamp(previous);
  return `HDR~${extractName(options)}~${date} 204107~${vpd}~${before}~${stamp(date)}~01`;
}

/** Writes a whole extract, with Windows line ends. */
export function extract(options: ExtractOptions, rows: readonly string[]): string {
  return [header(options), ...rows, `TRL~${rows.length + 2}`, ""].join("\r\n");
}

/** The rows that all others refer to: a trust with the code RZZ, a department in it, a position and a location. */
export const ground = [
  location(500),
  organisation(900, { 2: "431 Example Trust", 3: "NHS_TR", 11: "RZZ" }),
  organisation(910, { 2: "431 Renal Nursing", 10: 900 }),
  position(700),
];

/** A folder that is gone when the test is over. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-esr-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function put(folder: string, options: ExtractOptions, rows: readonly string[]): string {
  const name = extractName(options);
  writeFileSync(join(folder, name), extract(options, rows));
  return name;
}

export const full = { date: "20261101", sequence: 1 } as const;
export const first = { kind: "C", date: "20261102", previous: "20261101", sequence: 2 } as const;
export const second = { kind: "C", date: "20261103", previous: "20261102", sequence: 3 } as const;

/** A folder with one full extract of these people. */
export function folderOf(...rows: readonly string[]): string {
  const folder = makeFolder();
  put(folder, full, [...ground, ...rows]);
  return folder;
}

/** What a scan comes to. */
export interface Scanned {
  readonly people: readonly Person[];
  readonly completeness: Completeness | undefined;
  readonly refused: readonly RefusedRecord[];
  readonly notices: readonly Notice[];
}

const noon = (): Date => new Date("2026-11-21T12:00:00Z");

export async function scan(folder: string, options: Partial<EsrOptions> = {}): Promise<Scanned> {
  await using session = await esr({ folder, now: noon, ...options }).open();
  const people: Person[] = [];
  const refused: RefusedRecord[] = [];
  const notices: Notice[] = [];
  let completeness: Completeness | undefined;
  for await (const page of session.read.scan()) {
    people.push(...page.items);
    refused.push(...(page.refused ?? []));
    notices.push(...(page.notices ?? []));
    completeness = page.completeness;
  }
  people.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { people, completeness, refused, notices };
}

/** What a change run comes to. */
export interface Changed {
  readonly changes: readonly Change<Person>[];
  readonly token: DeltaToken;
  readonly completeness: Completeness | undefined;
  readonly refused: readonly RefusedRecord[];
  readonly notices: readonly Notice[];
}

export async function changesSince(
  folder: string,
  token?: DeltaToken,
  options: Partial<EsrOptions> = {},
): Promise<Changed> {
  await using session = await esr({ folder, now: noon, ...options }).open();
  const changes: Change<Person>[] = [];
  const refused: RefusedRecord[] = [];
  const notices: Notice[] = [];
  let last: Pick<Changed, "completeness"> & { token?: DeltaToken | undefined } = {
    completeness: undefined,
  };
  for await (const page of session.changes?.since(token) ?? []) {
    changes.push(...page.changes);
    refused.push(...(page.refused ?? []));
    notices.push(...(page.notices ?? []));
    last = { completeness: page.completeness, token: page.token };
  }
  if (!last.token) throw new Error("the last page has no token");
  return { changes, refused, notices, completeness: last.completeness, token: last.token };
}
