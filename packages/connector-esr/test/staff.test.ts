import type { DeltaToken, Person } from "@rollcall/core";
import {
  advance,
  type ExpectedPerson,
  expectedStaff,
  fullExtract,
  sensitiveMarkers,
  syntheticTrust,
  type Trust,
  writeExtract,
} from "@rollcall/testkit";
import { expect, test } from "vitest";
import { changesSince, makeFolder, scan } from "./extracts.ts";

const niKey = new Uint8Array(32).fill(7);
const days = 40;

function trustOf(seed: number): Trust {
  return syntheticTrust({
    ...{ seed, people: 600, vpd: "431", name: "Example Trust", odsCode: "RZZ" },
    startDate: "2026-07-01",
    neighbour: { vpd: "432", name: "Next Trust", odsCode: "RYY", people: 150 },
  });
}

const nextDay = (date: string): string =>
  new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);

const noon = (date: string) => ({ niKey, now: () => new Date(`${date}T11:00:00Z`) });

async function writeFull(folder: string, trust: Trust): Promise<void> {
  await writeExtract(folder, fullExtract(trust));
  if (trust.neighbour) await writeExtract(folder, fullExtract(trust.neighbour));
}

function facts(person: Person): object[] {
  return person.assignments.map(({ id, organisation, position, ...rest }) => ({
    ...{ id, ods: organisation.ods, department: organisation.department, position },
    ...{ fte: rest.fte, start: rest.start, end: rest.end, lastWorkingDay: rest.lastWorkingDay },
    status: rest.status,
  }));
}

function expectedFacts({ profiles }: ExpectedPerson): object[] {
  const all = profiles.flatMap(({ assignments }) => assignments);
  return all.map(({ vpd, assignmentId, positionNumber: number, title, ...rest }) => ({
    id: `esr:${vpd}:${assignmentId}`,
    ...{ ods: rest.odsCode, department: rest.organisationName },
    position: { number, title, staffGroup: rest.staffGroup, jobRole: rest.jobRole },
    ...{ fte: rest.fte, start: rest.start, end: rest.end, lastWorkingDay: rest.lastWorkingDay },
    status: rest.state,
  }));
}

function byId(of: object[]): object[] {
  return of.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function assertAsExpected(people: readonly Person[], trust: Trust): void {
  const byKey = new Map<string, Person>();
  for (const person of people) {
    for (const { system, value } of person.identifiers) byKey.set(`${system} ${value}`, person);
  }
  let together = 0;
  for (const expected of expectedStaff(trust)) {
    const found = expected.profiles.map(({ vpd, personId }) =>
      byKey.get(`esr-person:${vpd} ${personId}`),
    );
    const distinct = [...new Set(found)];
    if (distinct.length === 1 && expected.profiles.length > 1) together++;
    const all = distinct.flatMap((person) => (person ? facts(person) : []));
    expect(byId(all)).toEqual(byId(expectedFacts(expected)));
  }
  expect(together).toBeGreaterThan(0);
}

test("a synthetic trust and its neighbour are read as they are, from full extracts and from changes alike", async () => {
  const folder = makeFolder();
  let trust = trustOf(7);
  await writeFull(folder, trust);
  const held = new Map<string, Person>();
  const start = await scan(folder, noon(trust.date));
  for (const person of start.people) held.set(person.id, person);
  expect(start.completeness).toEqual({ state: "complete" });
  assertAsExpected(start.people, trust);
  let token: DeltaToken = (await changesSince(folder, undefined, noon(trust.date))).token;
  for (let count = 0; count < days; count++) {
    const day = advance(trust, nextDay(trust.date));
    trust = day.trust;
    await writeExtract(folder, day.rows);
    if (day.neighbour) await writeExtract(folder, day.neighbour.rows);
    const changed = await changesSince(folder, token, noon(trust.date));
    token = changed.token;
    for (const each of changed.changes) {
      if (each.change === "upsert") held.set(each.record.id, each.record);
      else held.delete(each.ref.stable);
    }
  }
  const { people, completeness } = await scan(folder, noon(trust.date));
  expect(completeness).toEqual({ state: "complete" });
  assertAsExpected(people, trust);
  const changedOnes = [...held.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const plain = (all: readonly Person[]) => all.map(({ origin: _, ...rest }) => rest);
  expect(plain(changedOnes)).toEqual(plain(people));
  const written = JSON.stringify(people);
  for (const marker of Object.values(sensitiveMarkers)) expect(written).not.toContain(marker);
});

test("a new full extract gives the same people as the changes before it", async () => {
  const folder = makeFolder();
  let trust = syntheticTrust({
    ...{ seed: 3, people: 500, vpd: "431", name: "Example Trust", odsCode: "RZZ" },
    startDate: "2026-08-01",
  });
  await writeFull(folder, trust);
  for (let count = 0; count < 10; count++) {
    const day = advance(trust, nextDay(trust.date));
    trust = day.trust;
    await writeExtract(folder, day.rows);
  }
  const byChanges = await scan(folder, noon(trust.date));
  const other = makeFolder();
  await writeFull(other, trust);
  const byFull = await scan(other, noon(trust.date));
  const plain = (all: readonly Person[]) => all.map(({ origin: _, ...rest }) => rest);
  expect(plain(byFull.people)).toEqual(plain(byChanges.people));
});
