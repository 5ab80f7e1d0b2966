import { beforeAll, describe, expect, test } from "vitest";
import { fullExtract, staffRows } from "../../src/staff/full-extract.ts";
import { syntheticTrust, type Trust } from "../../src/staff/trust.ts";
import { ambleford, columnsOf, withNeighbour } from "./trusts.ts";

let trust: Trust;
let rows: readonly string[];
type Keys = ReadonlySet<string | undefined>;
let keys: { readonly location: Keys; readonly organisation: Keys; readonly position: Keys };

beforeAll(() => {
  trust = syntheticTrust({ ...ambleford, people: 4000 });
  rows = [...fullExtract(trust)];
  keys = { location: keysOf("LCA"), organisation: keysOf("ORA"), position: keysOf("POA") };
});

function keysOf(record: string): Keys {
  return new Set(columnsOf(rows, record).map((columns) => columns[1]));
}

function shareOf(group: string): number {
  const posts = columnsOf(rows, "ASA");
  return posts.filter((post) => post[34]?.startsWith(`${group}|`)).length / posts.length;
}

describe("structure of a trust", () => {
  test("every organisation hangs under the one root, which alone has the ODS code", () => {
    const organisations = columnsOf(rows, "ORA");
    const ids = keysOf("ORA");
    const roots = organisations.filter((organisation) => organisation[10] === "");
    expect(roots.map((root) => root[11])).toEqual(["RZZ"]);
    expect(organisations.filter((organisation) => organisation[11] !== "")).toHaveLength(1);
    expect(
      organisations.every((organisation) => organisation[10] === "" || ids.has(organisation[10])),
    ).toBe(true);
  });

  test("every position, organisation and location that a row names is in the file", () => {
    for (const post of columnsOf(rows, "ASA")) {
      expect(
        keys.location.has(post[13]) &&
          keys.organisation.has(post[27]) &&
          keys.position.has(post[28]),
      ).toBe(true);
    }
  });

  test("composite names have their parts", () => {
    const names = columnsOf(rows, "ASA").map((post) => post[29] ?? "");
    expect(names.every((name) => /^\d{7}\|[^|]+\|\w{3}\|[^|]*$/u.test(name))).toBe(true);
    expect(names.some((name) => name.includes("|Bank Nurse Band 5|N7B|Bank"))).toBe(true);
    expect(columnsOf(rows, "ASA").every((post) => post[35]?.endsWith("|||"))).toBe(true);
  });

  test("staff groups have about their national shares", () => {
    expect(shareOf("Nursing and Midwifery Registered")).toBeGreaterThan(0.22);
    expect(shareOf("Nursing and Midwifery Registered")).toBeLessThan(0.34);
    expect(shareOf("Medical and Dental")).toBeGreaterThan(0.07);
    expect(shareOf("Medical and Dental")).toBeLessThan(0.15);
    expect(shareOf("Administrative and Clerical")).toBeGreaterThan(0.16);
    expect(shareOf("Administrative and Clerical")).toBeLessThan(0.28);
  });

  test("there are about 1.3 assignments per person, several holders per position", () => {
    const posts = columnsOf(rows, "ASA");
    expect(posts.length / 4000).toBeGreaterThan(1.25);
    expect(posts.length / 4000).toBeLessThan(1.38);
    expect(new Set(posts.map((post) => post[28])).size).toBeLessThan(posts.length / 2);
  });

  test("more people than an establishment is for share its posts, and all that they name is in the file", () => {
    const crowded = [...staffRows({ ...ambleford, people: 1400, establishment: 500 })];
    const ids = (record: string) => columnsOf(crowded, record).map((columns) => columns[1]);
    const own = [...staffRows({ ...ambleford, people: 500 })];
    for (const record of ["LCA", "ORA", "POA"]) {
      expect(ids(record)).toEqual(columnsOf(own, record).map((columns) => columns[1]));
    }
    const [positions, people] = [new Set(ids("POA")), new Set(ids("PRA"))];
    expect(people.size).toBe(1400);
    const posts = columnsOf(crowded, "ASA");
    expect(posts.filter((post) => !positions.has(post[28]))).toEqual([]);
    const later = posts.filter((post) => Number(post[1]) > 4_310_001_000);
    expect(new Set(later.map((post) => post[28])).size).toBeGreaterThan(100);
    const bosses = new Set(later.map((post) => post[15]).filter((id) => people.has(id)));
    expect(bosses.size).toBeGreaterThan(10);
    expect([...bosses].filter((id) => Number(id) > 4_310_000_500)).toEqual([]);
  });

  test("a neighbour's establishment is its own", () => {
    const crowded = withNeighbour({ establishment: 3000 });
    expect(crowded.positions.length).toBe(1200);
    expect(crowded.neighbour?.positions).toHaveLength(200);
  });

  test("supervisors come later in the file, in a circle, from another VPD, after they left, and without any record", () => {
    const people = columnsOf(rows, "PRA");
    const place = new Map(people.map((person, index) => [person[1], index]));
    const left = new Set(
      people.filter((person) => person[33] === "EX_EMP").map((person) => person[1]),
    );
    const bosses = columnsOf(rows, "ASA")
      .map((post) => [post[1], post[15]] as const)
      .filter(([, boss]) => boss !== "");
    const later = bosses.filter(([id, boss]) => (place.get(boss) ?? -1) > (place.get(id) ?? 0));
    expect(later.length / bosses.length).toBeGreaterThan(0.3);
    const [first, second] = ["4310000002", "4310000003"];
    expect(bosses).toContainEqual([first, second]);
    expect(bosses).toContainEqual([second, first]);
    expect(bosses.some(([, boss]) => boss?.startsWith("999"))).toBe(true);
    expect(bosses.some(([, boss]) => left.has(boss ?? ""))).toBe(true);
    expect(bosses.some(([, boss]) => boss?.startsWith("431") && !place.has(boss))).toBe(true);
  });

  test("yes and no are written in several ways", () => {
    const primaries = new Set(columnsOf(rows, "ASA").map((post) => post[21]));
    expect(primaries).toEqual(new Set(["Yes", "No", "Y", "N"]));
    expect(new Set(columnsOf(rows, "PRA").map((person) => person[20]))).toEqual(
      new Set(["Y", "N", "No", "", "X"]),
    );
  });

  test("all situations of a staff record occur at the start", () => {
    const labels = new Set(columnsOf(rows, "ASA").map((post) => `${post[8]} ${post[9]}`));
    for (const label of [
      "ACTIVE_APL Active",
      "ACCEPTED Offer Accepted",
      "ACTIVE_ASSIGN Maternity",
      "SUSP_ASSIGN Career Break",
      "SUSP_ASSIGN Suspend With Pay",
      "TERM_ASSIGN Terminate Process Assignment",
      "END Terminate Assignment",
    ]) {
      expect(labels).toContain(label);
    }
    expect(columnsOf(rows, "ASA").some((post) => post[20] === "Honorary")).toBe(true);
    expect(
      columnsOf(rows, "ASA").some((post) => (post[45] ?? "") !== "" && post[45] !== post[48]),
    ).toBe(true);
  });

  test("somebody who retired and came back has an old profile that ended and a new one with new keys", () => {
    const byNumber = Map.groupBy(columnsOf(rows, "PRA"), (person) => person[15]);
    const pairs = [...byNumber].filter(([number, people]) => number !== "" && people.length > 1);
    expect(pairs.length).toBeGreaterThan(20);
    for (const [, [one, other]] of pairs) {
      expect(new Set([one?.[33], other?.[33]])).toEqual(new Set(["EX_EMP", "EMP"]));
      expect(one?.[1]).not.toBe(other?.[1]);
      expect(one?.slice(6, 9)).toEqual(other?.slice(6, 9));
      expect([one?.[13], one?.[14]]).toEqual([other?.[13], other?.[14]]);
    }
  });

  test("some people work in both VPDs of a world", () => {
    const both = withNeighbour();
    const own = new Set(both.staff.map(({ human }) => human));
    const shared = both.neighbour?.staff.filter(({ human }) => own.has(human)) ?? [];
    expect(shared.length).toBeGreaterThan(8);
    expect(shared.length).toBeLessThan(20);
  });

  test("a neighbour whose people are all its own shares nobody", () => {
    const { neighbour } = withNeighbour();
    const { vpd = "", name = "", odsCode = "" } = neighbour?.ground ?? {};
    const apart = withNeighbour({ neighbour: { vpd, name, odsCode, people: 130, shared: false } });
    const humans = new Set(apart.staff.map(({ human }) => human));
    expect(apart.neighbour?.staff.filter(({ human }) => humans.has(human))).toEqual([]);
    expect(apart.staff).toEqual(withNeighbour().staff);
  });
});
