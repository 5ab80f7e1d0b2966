import { describe, expect, test } from "vitest";
import {
  assignment,
  changesSince,
  first,
  folderOf,
  location,
  organisation,
  person,
  position,
  put,
  scan,
  second,
} from "./extracts.ts";

/** Somebody in the renal ward, somebody who looks after its other building, and somebody of another department. */
const staff = [
  organisation(920, { 2: "431 Theatres", 10: 900 }),
  person(1),
  assignment(31, 1),
  person(2),
  assignment(32, 2, { 13: 501, 27: 920 }),
  person(3),
  assignment(33, 3, { 27: 920, 28: 701 }),
];

const ids = (people: readonly { readonly id: string }[]): string[] => people.map(({ id }) => id);

describe.each([
  ["department", organisation(910, { 4: "2010", 10: 900 }), ["esr:431:1"]],
  ["trust above it", organisation(900, { 5: "soon" }), ["esr:431:1", "esr:431:2", "esr:431:3"]],
  ["building", `${location(501)}~`, ["esr:431:2"]],
  ["position", position(701, { 2: "never" }), ["esr:431:3"]],
])("a refused row of a %s", (_, refusedRow, withheld) => {
  const others = ["esr:431:1", "esr:431:2", "esr:431:3"].filter((id) => !withheld.includes(id));

  test("withholds whoever has an assignment there, and nobody else", async () => {
    const folder = folderOf(...staff);
    put(folder, first, [refusedRow]);
    const { people, refused, completeness } = await scan(folder);
    expect(ids(people)).toEqual(others);
    expect(refused).toHaveLength(1 + withheld.length);
    expect(completeness?.state).toBe("complete");
  });

  test("withholds them from a change run too, until a good row has come", async () => {
    const folder = folderOf(...staff);
    const { token } = await changesSince(folder);
    const everybody = [1, 2, 3].map((id) => person(id, { 6: "Changed" }));
    put(folder, first, [refusedRow, ...everybody]);
    const changed = await changesSince(folder, token);
    expect(changed.changes.map(idOf).sort()).toEqual(others);
    put(folder, second, [goodRow(refusedRow)]);
    const next = await changesSince(folder, changed.token);
    expect(next.changes.map(idOf)).toEqual(expect.arrayContaining(withheld));
    expect(next.refused).toEqual([]);
  });
});

test("a department that was moved by a row which is refused takes nobody of it out of the trust", async () => {
  const folder = folderOf(...staff);
  const { token } = await changesSince(folder);
  const moved = organisation(910, { 10: 950 });
  put(folder, first, [organisation(950, { 4: "2020", 11: "RYY" }), moved]);
  const { changes, refused } = await changesSince(folder, token);
  expect(changes).toEqual([]);
  expect(refused.map(({ record }) => record)).toHaveLength(2);
});

function idOf(change: Awaited<ReturnType<typeof changesSince>>["changes"][number]): string {
  return change.change === "upsert" ? change.record.id : change.ref.stable;
}

/** The same row as it should have been. */
function goodRow(row: string): string {
  if (row.startsWith("LCA")) return location(501);
  if (row.startsWith("POA")) return position(701);
  return row.startsWith("ORA~910")
    ? organisation(910, { 2: "431 Renal Nursing", 10: 900 })
    : organisation(900, { 2: "431 Example Trust", 3: "NHS_TR", 11: "RZZ" });
}
