import { describe, expect, test } from "vitest";
import type { ExpectedPerson } from "../../src/staff/expected-person.ts";
import { expectedStaff } from "../../src/staff/expected-staff.ts";
import { fullExtract } from "../../src/staff/full-extract.ts";
import { syntheticTrust, type Trust } from "../../src/staff/trust.ts";
import { advance } from "../../src/staff/year/advance.ts";
import { scriptedYear } from "../../src/staff/year/scripted-year.ts";
import { ambleford, columnsOf, withNeighbour } from "./trusts.ts";

function personOf(trust: Trust, slot: number, date?: string): ExpectedPerson | undefined {
  const human = trust.staff[slot]?.human;
  return expectedStaff(trust, date).find((person) => person.human === human);
}

function iso(compact = ""): string {
  return compact.replace(/^(\d{4})(\d{2})(\d{2})$/u, "$1-$2-$3");
}

// What anybody can count from the rows alone, without knowing how the oracle works.
function openFromRows(trust: Trust, date: string): ReadonlySet<string | undefined> {
  const posts = columnsOf(fullExtract(trust), "ASA").filter((post) => {
    const applied = post[8] === "ACTIVE_APL" || post[8] === "ACCEPTED";
    return !applied && iso(post[5]) <= date && (post[48] === "" || iso(post[48]) >= date);
  });
  return new Set(posts.map((post) => post[2]));
}

describe("what a reader ought to derive", () => {
  test("the open posts are those that the rows say are open, on any day", () => {
    let trust = syntheticTrust(ambleford);
    for (const day of scriptedYear(trust, 60)) trust = day.trust;
    for (const date of ["2025-04-01", trust.date, "2025-07-15"]) {
      const open = expectedStaff(trust, date).flatMap(({ openAssignments }) => openAssignments);
      expect(new Set(open.map(({ assignmentId }) => assignmentId))).toEqual(
        openFromRows(trust, date),
      );
    }
  });

  test("every profile that is in the file belongs to exactly one human", () => {
    const trust = syntheticTrust(ambleford);
    const profiles = expectedStaff(trust).flatMap((person) => person.profiles);
    const rows = columnsOf(fullExtract(trust), "PRA").map((person) => person[1] ?? "");
    expect(profiles.map(({ personId }) => personId).toSorted()).toEqual(rows.toSorted());
  });

  test("somebody who ends one of two posts is no leaver, somebody who ends the only one is", () => {
    const trust = syntheticTrust(ambleford);
    const two = trust.staff.findIndex(
      ({ assignments }) => assignments.filter(({ status }) => status === "active").length === 2,
    );
    const assignmentId = trust.staff[two]?.assignments[1]?.assignmentId ?? -1;
    const ended = advance(trust, "2025-04-02", [
      { kind: "end-second-post", slot: two, assignmentId },
    ]);
    expect(personOf(ended.trust, two)?.standing).toBe("in-post");
    const terms = { terminationDate: "2025-04-02", terminationReason: "Redundancy - Compulsory" };
    const gone = advance(ended.trust, "2025-04-03", [
      { kind: "leave", slot: two, ...terms, lastWorkingDay: "2025-04-01" },
    ]);
    expect(personOf(gone.trust, two)).toMatchObject({
      standing: "leaver",
      left: { vpd: "431", terminationDate: "2025-04-02", reason: "Redundancy - Compulsory" },
    });
  });

  test("notice makes a leaver on the day after the last one and not before", () => {
    const trust = syntheticTrust(ambleford);
    const slot = trust.staff.findIndex(
      ({ standing, terminationDate }) => standing === "employee" && terminationDate === "",
    );
    const terms = {
      terminationDate: "2025-04-30",
      terminationReason: "Retirement Age",
      lastWorkingDay: "",
    };
    const noticed = advance(trust, "2025-04-02", [
      { kind: "future-termination", slot, ...terms },
    ]).trust;
    expect(personOf(noticed, slot, "2025-04-30")?.standing).toBe("in-post");
    expect(personOf(noticed, slot, "2025-05-01")?.standing).toBe("leaver");
  });

  test("a title and an organisation follow a rename and a move at once, although assignment rows repeat the old ones", () => {
    const trust = syntheticTrust(ambleford);
    const position = trust.staff[30]?.assignments[0]?.position ?? -1;
    const renamed = advance(trust, "2025-04-02", [
      { kind: "rename-position", position, title: "Lead" },
    ]).trust;
    expect(personOf(renamed, 30)?.openAssignments[0]?.title).toBe("Lead");
    expect(personOf(renamed, 30)?.openAssignments[0]?.odsCode).toBe("RZZ");
  });

  test("a merger changes every key and no human", () => {
    const world = withNeighbour();
    const before = expectedStaff(world, "2025-04-11");
    const { trust } = advance(world, "2025-04-11", [{ kind: "merge" }]);
    const now = expectedStaff(trust);
    expect(now.map(({ human }) => human).toSorted()).toEqual(
      before
        .filter(({ profiles }) =>
          profiles.some(({ vpd, standing }) => vpd === "431" || standing !== "applicant"),
        )
        .map(({ human }) => human)
        .toSorted(),
    );
    const open = now.flatMap(({ openAssignments }) => openAssignments);
    expect(open.every(({ vpd, odsCode }) => vpd === "431" && odsCode === "RZZ")).toBe(true);
    const working = ({ standing }: ExpectedPerson) => standing === "in-post";
    expect(now.filter(working)).toHaveLength(before.filter(working).length);
  });

  test("somebody who has left one VPD and works in the other is a leaver only to a reader of the first alone", () => {
    const world = withNeighbour();
    const both = expectedStaff(world).filter(
      ({ profiles }) => new Set(profiles.map(({ vpd }) => vpd)).size === 2,
    );
    const human = both.find(
      ({ openAssignments }) => new Set(openAssignments.map(({ vpd }) => vpd)).size === 2,
    )?.human;
    const slot = world.staff.findIndex((member) => member.human === human);
    const terms = {
      terminationDate: "2025-04-01",
      terminationReason: "Employee Transfer",
      lastWorkingDay: "",
    };
    const { trust } = advance(world, "2025-04-02", [{ kind: "leave", slot, ...terms }]);
    const standing = (vpds?: readonly string[]) =>
      expectedStaff(trust, trust.date, vpds).find((person) => person.human === human)?.standing;
    expect(standing()).toBe("in-post");
    expect(standing(["431"])).toBe("leaver");
  });
});
