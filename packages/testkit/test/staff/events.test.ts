import { describe, expect, test } from "vitest";
import type { StaffEvent } from "../../src/staff/events/staff-event.ts";
import type { StaffMember } from "../../src/staff/staff-member.ts";
import { syntheticTrust } from "../../src/staff/trust.ts";
import { advance } from "../../src/staff/year/advance.ts";
import { ambleford, columnsOf, withNeighbour } from "./trusts.ts";

const trust = syntheticTrust(ambleford);
const today = "2025-04-02";

function slotOf(suits: (member: StaffMember) => boolean): number {
  return trust.staff.findIndex(suits);
}

const settled = (member: StaffMember) =>
  member.standing === "employee" &&
  member.terminationDate === "" &&
  member.assignments.length === 1;
const one = slotOf((member) => settled(member) && member.assignments[0]?.status === "active");
const two = slotOf(
  (member) => member.assignments.filter(({ status }) => status === "active").length === 2,
);
const applicant = slotOf(({ standing }) => standing === "applicant");
const former = slotOf(({ standing }) => standing === "ex-employee");
const terms = {
  terminationDate: "2025-04-30",
  terminationReason: "Redundancy - Compulsory",
  lastWorkingDay: "2025-04-21",
};

function rowsAfter(...events: readonly StaffEvent[]): readonly string[] {
  return advance(trust, today, events).rows;
}

function codes(rows: readonly string[]): readonly string[] {
  return rows.slice(1, -1).map((row) => row.slice(0, 3));
}

function member(slot: number): StaffMember {
  return trust.staff[slot] as StaffMember;
}

function idOf(slot: number): string {
  return String(member(slot).personId);
}

function secondOf(slot: number): number {
  return member(slot).assignments[1]?.assignmentId ?? -1;
}

describe("joiners", () => {
  test("an offer writes an applicant without an employee number, whose hire date is to come", () => {
    const rows = rowsAfter({ kind: "offer", human: 9000, position: 40, hireDate: "2025-05-12" });
    expect(codes(rows)).toEqual(["PRA", "ASA"]);
    const [person] = columnsOf(rows, "PRA");
    expect([person?.[4], person?.[16], person?.[33]]).toEqual(["", "20250512", "APL"]);
    const [post] = columnsOf(rows, "ASA");
    expect(["ACTIVE_APL", "ACCEPTED"]).toContain(post?.[8]);
    expect([post?.[5], post?.[38]]).toEqual(["20250512", "20250512"]);
  });

  test("an applicant who starts keeps both keys and gains an employee number", () => {
    const rows = rowsAfter({ kind: "hire", slot: applicant });
    const [person] = columnsOf(rows, "PRA");
    const [post] = columnsOf(rows, "ASA");
    expect([person?.[1], person?.[33]]).toEqual([idOf(applicant), "EMP"]);
    expect(person?.[4]).toMatch(/^\d{8}$/u);
    expect([post?.[7], post?.[8]]).toEqual([person?.[4], "ACTIVE_ASSIGN"]);
    expect(post?.[2]).toBe(String(member(applicant).assignments[0]?.assignmentId));
  });

  test("an applicant who withdraws is deleted, assignment and person", () => {
    const rows = rowsAfter({ kind: "withdraw", slot: applicant });
    const assignmentId = member(applicant).assignments[0]?.assignmentId;
    expect(rows.slice(1, -1)).toEqual([`ASD~${assignmentId}`, `PRD~${idOf(applicant)}`]);
  });

  test("somebody who comes back has the old profile, or a new one with the same human behind it", () => {
    const back = { kind: "rehire", slot: former, position: 40 } as const;
    const [same] = columnsOf(rowsAfter({ ...back, newProfile: false }), "PRA");
    expect([same?.[1], same?.[16], same?.[17], same?.[33]]).toEqual([
      idOf(former),
      "20250402",
      "",
      "EMP",
    ]);
    const [fresh] = columnsOf(rowsAfter({ ...back, newProfile: true }), "PRA");
    expect(fresh?.[1]).not.toBe(idOf(former));
    expect(fresh?.[4]).not.toBe(member(former).employeeNumber);
    expect([fresh?.[14], fresh?.[15]]).toEqual([same?.[14], same?.[15]]);
  });
});

describe("leavers", () => {
  test("notice writes the last day while the person is still employed", () => {
    const rows = rowsAfter({ kind: "future-termination", slot: one, ...terms });
    const [person] = columnsOf(rows, "PRA");
    const [post] = columnsOf(rows, "ASA");
    expect([person?.[17], person?.[18], person?.[33]]).toEqual([
      "20250430",
      terms.terminationReason,
      "EMP",
    ]);
    expect([post?.[8], post?.[45], post?.[48], post?.[4]]).toEqual([
      "ACTIVE_ASSIGN",
      "20250421",
      "20250430",
      "",
    ]);
  });

  test.each(["leave", "late-termination"] as const)(
    "%s makes an ex-employee and ends every post",
    (kind) => {
      const gone = { ...terms, terminationDate: "2025-04-01", lastWorkingDay: "2025-03-20" };
      const rows = rowsAfter({ kind, slot: two, ...gone });
      const [person] = columnsOf(rows, "PRA");
      expect([person?.[17], person?.[33], person?.[2]]).toEqual(["20250401", "EX_EMP", "20250402"]);
      const posts = columnsOf(rows, "ASA");
      expect(posts).toHaveLength(2);
      for (const post of posts)
        expect([post[8], post[45], post[48]]).toEqual(["TERM_ASSIGN", "20250320", "20250401"]);
    },
  );

  test("a termination that is taken back, before or after the day, leaves no trace on the rows", () => {
    for (const kind of ["future-termination", "late-termination"] as const) {
      const ended = advance(trust, today, [{ kind, slot: one, ...terms }]).trust;
      const { rows } = advance(ended, "2025-04-03", [{ kind: "cancel-termination", slot: one }]);
      const [person] = columnsOf(rows, "PRA");
      const [post] = columnsOf(rows, "ASA");
      expect([person?.[17], person?.[18], person?.[33]]).toEqual(["", "", "EMP"]);
      expect([post?.[8], post?.[45], post?.[48]]).toEqual(["ACTIVE_ASSIGN", "", ""]);
    }
  });
});

describe("movers", () => {
  test("a move writes the assignment alone, with the new position and its supervisor", () => {
    const assignmentId = member(one).assignments[0]?.assignmentId ?? -1;
    const rows = rowsAfter({ kind: "move", slot: one, assignmentId, position: 150 });
    expect(codes(rows)).toEqual(["ASA"]);
    const [post] = columnsOf(rows, "ASA");
    expect([post?.[2], post?.[28], post?.[3]]).toEqual([
      String(assignmentId),
      "4310000151",
      "20250402",
    ]);
    expect(post?.[15]).toBe(String(trust.positions[150]?.reportsTo?.personId));
  });

  test("a second post has the next assignment number and is not primary", () => {
    const [post] = columnsOf(rowsAfter({ kind: "second-post", slot: one, position: 190 }), "ASA");
    expect(post?.[7]).toBe(`${member(one).employeeNumber}-2`);
    expect(["No", "N"]).toContain(post?.[21]);
  });

  test("a second post that ends is written as ended, one entered in error is deleted, the person stays", () => {
    const ended = rowsAfter({ kind: "end-second-post", slot: two, assignmentId: secondOf(two) });
    expect(codes(ended)).toEqual(["ASA"]);
    expect(columnsOf(ended, "ASA")[0]?.[48]).toBe("20250401");
    const voided = rowsAfter({ kind: "void-second-post", slot: two, assignmentId: secondOf(two) });
    expect(voided.slice(1, -1)).toEqual([`ASD~${secondOf(two)}`]);
  });
});

describe("absences", () => {
  test.each([
    ["career-break", "Career Break"],
    ["maternity", "Maternity"],
    ["secondment", "Out on External Secondment"],
  ] as const)("%s changes the status of every open post and not the person", (kind, label) => {
    const rows = rowsAfter({ kind, slot: two, returnDate: "2025-09-01" });
    expect(codes(rows)).toEqual(["ASA", "ASA"]);
    for (const post of columnsOf(rows, "ASA")) expect(post[9]).toContain(label);
  });

  test("a suspended person comes back as active on the day that was arranged", () => {
    const away = {
      kind: "suspend",
      slot: one,
      status: "suspended",
      returnDate: "2025-04-03",
    } as const;
    const suspended = advance(trust, today, [away]);
    expect(columnsOf(suspended.rows, "ASA")[0]?.[9]).toBe("Suspend With Pay");
    const next = advance(suspended.trust, "2025-04-03");
    expect(next.events).toContainEqual({ kind: "return", slot: one });
    const back = columnsOf(next.rows, "ASA").find((post) => post[1] === idOf(one));
    expect(back?.[9]).toBe("Active Assignment");
  });
});

describe("records", () => {
  test("a new last name keeps the old one as previous and, on marriage, as maiden name", () => {
    const bride = slotOf(
      ({ name, standing }) =>
        name.gender === "F" && name.maidenName === "" && standing === "employee",
    );
    const before = member(bride).name.lastName;
    const rows = rowsAfter({
      kind: "change-name",
      slot: bride,
      lastName: "O’Neill-Khan",
      title: "Mrs.",
    });
    const [person] = columnsOf(rows, "PRA");
    expect(codes(rows)).toEqual(["PRA"]);
    expect([person?.[5], person?.[6], person?.[9], person?.[11]]).toEqual([
      "Mrs.",
      "O’Neill-Khan",
      before,
      before,
    ]);
  });

  test("a correction changes the birth date or the National Insurance number under the same keys", () => {
    const [born] = columnsOf(
      rowsAfter({ kind: "correct", slot: one, birthDate: "1980-02-29" }),
      "PRA",
    );
    expect([born?.[1], born?.[13]]).toEqual([idOf(one), "19800229"]);
    const [number] = columnsOf(
      rowsAfter({ kind: "correct", slot: one, niNumber: "QQ999999D" }),
      "PRA",
    );
    expect([number?.[1], number?.[14]]).toEqual([idOf(one), "QQ999999D"]);
  });

  test("a row that was only touched differs in the time of its last update alone", () => {
    const [assignment] = member(one).assignments;
    const assignmentId = assignment?.assignmentId ?? -1;
    const [post] = columnsOf(
      rowsAfter({ kind: "amend", what: "touch", slot: one, assignmentId }),
      "ASA",
    );
    expect(post?.[44]?.slice(0, 8)).toBe("20250402");
    expect(post?.[3]).toBe(assignment?.effectiveStart.replaceAll("-", ""));
  });
});

describe("the organisation", () => {
  test("a renamed position and a moved department are written, the assignments in them are not", () => {
    const renamed = rowsAfter({ kind: "rename-position", position: 60, title: "Lead Nurse" });
    expect(codes(renamed)).toEqual(["POA"]);
    expect(columnsOf(renamed, "POA")[0]?.[5]).toContain("|Lead Nurse|");
    const moved = rowsAfter({ kind: "move-department", organisation: 20, parent: 10 });
    expect(codes(moved)).toEqual(["ORA"]);
    expect(columnsOf(moved, "ORA")[0]?.[10]).toBe("4310000011");
  });

  test("in a merger everybody is re-keyed and leaves the second VPD on the day before", () => {
    const world = withNeighbour();
    const { rows, neighbour, trust: merged } = advance(world, "2025-04-11", [{ kind: "merge" }]);
    const employees = (world.neighbour?.staff ?? []).filter(
      ({ standing }) => standing === "employee",
    );
    const here = world.staff.filter(
      ({ standing, terminationDate }) => standing === "employee" && terminationDate === "",
    );
    const known = new Set(here.map(({ human }) => human));
    const coming = employees.filter(
      ({ human, terminationDate }) =>
        !known.has(human) && (terminationDate === "" || terminationDate >= "2025-04-11"),
    );
    const people = columnsOf(rows, "PRA");
    expect(people.filter((person) => person[16] === "20250411")).toHaveLength(
      new Set(coming.map(({ human }) => human)).size,
    );
    expect(people.every((person) => person[1]?.startsWith("431"))).toBe(true);
    expect(new Set(coming.map(({ nhsUniqueId }) => nhsUniqueId))).toEqual(
      new Set(people.map((person) => person[15])),
    );
    const left = columnsOf(neighbour?.rows ?? [], "PRA");
    expect(
      left.every((person) => (person[17] ?? "") <= "20250410" && person[33] === "EX_EMP"),
    ).toBe(true);
    expect(left).toHaveLength(employees.length);
    expect(merged.neighbour?.closed).toBe(true);
    expect(advance(merged, "2025-04-12").neighbour).toBeUndefined();
  });

  test("after a merger the supervisors who came over are named by their new keys", () => {
    const { rows } = advance(withNeighbour(), "2025-04-11", [{ kind: "merge" }]);
    const bosses = columnsOf(rows, "ASA")
      .map((post) => post[15] ?? "")
      .filter((boss) => boss !== "");
    const rekeyed = bosses.filter((boss) => boss.startsWith("431"));
    expect(rekeyed.length / bosses.length).toBeGreaterThan(0.9);
  });

  test("an event that names what does not exist is refused", () => {
    expect(() => rowsAfter({ kind: "hire", slot: 99_999 })).toThrow(RangeError);
    expect(() => rowsAfter({ kind: "move", slot: one, assignmentId: 1, position: 2 })).toThrow(
      RangeError,
    );
    expect(() => rowsAfter({ kind: "second-post", slot: one, position: 99_999 })).toThrow(
      RangeError,
    );
    expect(() => rowsAfter({ kind: "merge" })).toThrow(RangeError);
    expect(() => advance(trust, "2025-04-01", [])).toThrow(RangeError);
  });
});
