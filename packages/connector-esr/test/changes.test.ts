import type { DeltaToken, Person } from "@rollcall/core";
import { expect, test } from "vitest";
import {
  assignment,
  type Changed,
  changesSince,
  extractName,
  first,
  folderOf,
  full,
  ground,
  location,
  organisation,
  person,
  position,
  put,
  scan,
  second,
} from "./extracts.ts";

async function tokenOf(folder: string): Promise<DeltaToken> {
  return (await changesSince(folder)).token;
}

function described({ changes }: Changed): string[] {
  return changes
    .map((each) => (each.change === "upsert" ? each.record.id : `gone ${each.ref.stable}`))
    .sort();
}

const staff = [1, 2, 3].flatMap((id) => [person(id), assignment(30 + id, id)]);

test("without a token the first one is given, and nothing is said to have changed", async () => {
  const folder = folderOf(...staff);
  const { changes, completeness, token } = await changesSince(folder);
  expect(changes).toEqual([]);
  expect(completeness).toEqual({ state: "complete" });
  expect(token).toMatchObject({ connector: "esr", scope: folder, origin: "431" });
});

test("a token that has seen everything brings nothing more", async () => {
  const folder = folderOf(...staff);
  const token = await tokenOf(folder);
  expect(described(await changesSince(folder, token))).toEqual([]);
  put(folder, first, [person(1, { 6: "New" })]);
  const changed = await changesSince(folder, token);
  expect(described(changed)).toEqual(["esr:431:1"]);
  expect(described(await changesSince(folder, changed.token))).toEqual([]);
  put(folder, { ...first, sequence: 9 }, [person(1, { 6: "New" })]);
  expect(described(await changesSince(folder, changed.token))).toEqual([]);
});

test("a change brings the whole person, as a full read would", async () => {
  const folder = folderOf(...staff);
  const token = await tokenOf(folder);
  put(folder, first, [assignment(41, 1, { 21: "No" }), "ASD~32", assignment(33, 3, { 25: "0.1" })]);
  const { changes } = await changesSince(folder, token);
  const { people } = await scan(folder);
  expect(changes).toHaveLength(3);
  for (const each of changes) {
    const record = each.change === "upsert" ? each.record : undefined;
    expect(people).toContainEqual(record);
  }
});

test("a person who was deleted is a tombstone, and get says so", async () => {
  const folder = folderOf(...staff);
  const token = await tokenOf(folder);
  put(folder, first, ["PRD~2"]);
  const { changes } = await changesSince(folder, token);
  expect(changes).toEqual([{ change: "tombstone", ref: { kind: "person", stable: "esr:431:2" } }]);
});

test("a human who has another profile left is no tombstone", async () => {
  const folder = folderOf(person(1, { 15: "7654321" }), person(2, { 15: "7654321" }));
  const token = await tokenOf(folder);
  put(folder, first, ["PRD~1"]);
  expect(described(await changesSince(folder, token))).toEqual(["esr:nhs:7654321"]);
});

test.each([
  ["a position's title", position(700, { 5: "3500700|Senior Nurse|N7B|Ward" }), 3],
  ["a location's name", location(500, { 3: "New building" }), 3],
  ["a department's name", organisation(910, { 2: "431 Renal", 10: 900 }), 3],
  ["the trust's ODS code", organisation(900, { 2: "431 Example Trust", 11: "A1B2C" }), 3],
  ["the parent of a department", organisation(910, { 2: "431 Renal Nursing" }), 3],
  ["a position that is gone", "POD~700", 3],
  ["nothing in a position that is read", position(700, { 6: "2.0" }), 0],
  ["nothing in the trust that is read", ground[1] as string, 0],
  ["a position that nobody holds", position(701), 0],
])("%s touches those whom it concerns", async (_, row, count) => {
  const folder = folderOf(...staff);
  const token = await tokenOf(folder);
  put(folder, first, [row]);
  const { changes } = await changesSince(folder, token);
  expect(changes).toHaveLength(count);
  const { people } = await scan(folder);
  for (const each of changes) {
    expect(people).toContainEqual(each.change === "upsert" ? each.record : undefined);
  }
});

test("who takes another id is known by it to those who report to them", async () => {
  const folder = folderOf(person(1), person(2), assignment(32, 2, { 15: 1 }));
  const token = await tokenOf(folder);
  put(folder, first, [person(1, { 15: "7654321" })]);
  const changed = await changesSince(folder, token);
  expect(described(changed)).toEqual(["esr:431:2", "esr:nhs:7654321", "gone esr:431:1"]);
  const report = changed.changes.find(
    (each) => each.change === "upsert" && each.record.id === "esr:431:2",
  );
  expect(report).toMatchObject({ record: { assignments: [{ managerId: "esr:nhs:7654321" }] } });
});

test("two who turn out to be one are brought together, and a dispute takes them apart", async () => {
  const folder = folderOf(person(1, { 29: "555073103100" }), person(2), person(3));
  const token = await tokenOf(folder);
  put(folder, first, [person(2, { 29: "555073103100" })]);
  const merged = await changesSince(folder, token);
  expect(described(merged)).toEqual(["esr:431:1", "gone esr:431:2"]);
  put(folder, second, [person(2, { 29: "555073103100", 13: "19990101" })]);
  const parted = await changesSince(folder, merged.token);
  expect(described(parted)).toEqual(["esr:431:1", "esr:431:2"]);
  expect(parted.refused[0]?.rule).toContain("one birth date");
});

test("a new full extract makes the token delta-expired", async () => {
  const folder = folderOf(...staff);
  const token = await tokenOf(folder);
  put(folder, { date: "20261108", sequence: 8 }, [...ground, ...staff]);
  await expect(changesSince(folder, token)).rejects.toMatchObject({ code: "delta-expired" });
});

test("a token is refused when options, folder, VPDs or files are others", async () => {
  const folder = folderOf(...staff);
  const token = await tokenOf(folder);
  const invalid = expect.objectContaining({ code: "delta-invalid" });
  const niKey = new Uint8Array(16);
  await expect(changesSince(folder, token, { niKey })).rejects.toEqual(invalid);
  await expect(changesSince(folderOf(person(1)), token)).rejects.toEqual(invalid);
  await expect(changesSince(folder, { ...token, value: "{" })).rejects.toEqual(invalid);
  await expect(changesSince(folder, { ...token, value: "null" })).rejects.toEqual(invalid);
  put(folder, { ...full, vpd: "432" }, [person(1)]);
  await expect(changesSince(folder, token)).rejects.toEqual(invalid);
});

test("a missing extract between is delta-invalid", async () => {
  const folder = folderOf(...staff);
  const token = await tokenOf(folder);
  put(folder, second, [person(1)]);
  await expect(changesSince(folder, token)).rejects.toMatchObject({
    code: "delta-invalid",
    where: { file: extractName(second) },
  });
});

test("a row that begins to hold is a change, though no file came", async () => {
  const folder = folderOf(
    person(1),
    assignment(31, 1, { 4: "20261130" }),
    assignment(31, 1, { 3: "20261201", 25: "0.5" }),
    person(2),
    assignment(32, 2, { 48: "20261201" }),
    person(3),
    assignment(33, 3),
  );
  const on = (day: string) => ({ now: () => new Date(`${day}T12:00:00Z`) });
  const { token } = await changesSince(folder, undefined, on("2026-11-30"));
  const next = await changesSince(folder, token, on("2026-12-01"));
  expect(described(next)).toEqual(["esr:431:1"]);
  // The assignment that ended is primary no more.
  expect(described(await changesSince(folder, next.token, on("2026-12-02")))).toEqual([
    "esr:431:2",
  ]);
});

test("a refused row in a change extract leaves the person as he was", async () => {
  const folder = folderOf(...staff);
  const token = await tokenOf(folder);
  put(folder, first, [person(1, { 13: "yesterday" }), person(2, { 6: "New" })]);
  const changed = await changesSince(folder, token);
  expect(described(changed)).toEqual(["esr:431:2"]);
  expect(changed.completeness?.state).toBe("complete");
  expect(changed.refused.map(({ rule }) => rule)).toContain("birthDate: a date is yyyyMMdd");
});

/** A generator of numbers that are the same on every run. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function randomRow(roll: (below: number) => number): string {
  const id = 1 + roll(6);
  const own = 30 + roll(8);
  const identifier = roll(3) === 0 ? { 15: String(7000000 + roll(3)) } : {};
  const spine = roll(4) === 0 ? { 29: String(555000000000 + roll(2)) } : {};
  const dates = roll(5) === 0 ? { 17: "20261001" } : {};
  switch (roll(9)) {
    case 0:
      return `PRD~${id}`;
    case 1:
      return `ASD~${own}`;
    case 2:
      return organisation(910, {
        2: `Department ${roll(3)}`,
        10: [900, 920, 910][roll(3)] as number,
      });
    case 3:
      return position(700, { 5: `title ${roll(3)}` });
    case 4:
      return organisation(920, { 11: ["R1A", "R1B", ""][roll(3)] as string });
    case 5:
    case 6:
      return person(id, { ...identifier, ...spine, ...dates, 6: `Name${roll(4)}` });
    default:
      return assignment(own, id, {
        15: 1 + roll(6),
        3: ["20200101", "20261001", "20270101"][roll(3)] as string,
      });
  }
}

function withoutOrigin({ origin: _, ...rest }: Person): object {
  return rest;
}

test.each(Array.from({ length: 25 }, (_, seed) => seed + 1))(
  "changes over a full read end where a new full read does (seed %i)",
  async (seed) => {
    const roll = dice(seed);
    const folder = folderOf(
      ...[1, 2, 3, 4, 5, 6].flatMap((id) => [person(id), assignment(30 + id, id)]),
    );
    const held = new Map((await scan(folder)).people.map((each) => [each.id, each]));
    let token = await tokenOf(folder);
    let previous = "20261101";
    for (let run = 2; run < 6; run++) {
      const date = `2026110${run}`;
      const rows = Array.from({ length: 1 + roll(5) }, () => randomRow(roll));
      put(folder, { kind: "C", date, previous, sequence: run }, rows);
      previous = date;
      const changed = await changesSince(folder, token);
      token = changed.token;
      for (const each of changed.changes) {
        if (each.change === "upsert") held.set(each.record.id, each.record);
        else held.delete(each.ref.stable);
      }
      const { people } = await scan(folder);
      const all = [...held.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(all.map(withoutOrigin)).toEqual(people.map(withoutOrigin));
    }
  },
);
