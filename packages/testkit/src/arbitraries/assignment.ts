import type { Assignment, AssignmentStatus, LocalDate } from "@rollcall/core";
import fc, { type Arbitrary } from "fast-check";
import { numbers } from "./identifier.ts";

/** What assignments are made around. */
export interface AssignmentOptions {
  /** Statuses and dates agree with this day. Defaults to 21 November 2026. */
  readonly today?: LocalDate | undefined;
  /** Ids of people who may be the supervisor. */
  readonly managers?: readonly string[] | undefined;
}

const departments = ["Ward 7", "Pharmacy", "Estates & Facilities", "IM&T"];
const staffGroups = [
  "Nursing and Midwifery Registered",
  "Medical and Dental",
  "Estates and Ancillary",
];

/** Makes assignments whose dates and status agree: accepted, open or ended as of a day. */
export function assignment(options: AssignmentOptions = {}): Arbitrary<Assignment> {
  const today = options.today ?? "2026-11-21";
  return dates(today).chain((when) =>
    fc
      .record(
        {
          id: numbers(8),
          organisation: organisation(),
          position: position(),
          location: fc.record({ name: fc.constantFrom("Main Site", "Clinic B") }),
          fte: fc.constantFrom(1, 0.8, 0.5),
          status: status(when, today),
          primary: fc.boolean(),
          ...(options.managers?.length && { managerId: fc.constantFrom(...options.managers) }),
        },
        { requiredKeys: ["id", "organisation", "position", "status", "primary"] },
      )
      .map((made) => ({ ...made, ...when })),
  );
}

/** Adds days to a date. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

type Dates = Pick<Assignment, "start" | "end" | "lastWorkingDay">;

function dates(today: LocalDate): Arbitrary<Dates> {
  const offset = fc.oneof(fc.integer({ min: -30, max: 30 }), fc.integer({ min: -4000, max: 100 }));
  const length = fc.option(fc.oneof(fc.integer({ min: 0, max: 40 }), fc.nat(4000)), {
    nil: undefined,
  });
  return fc
    .tuple(offset, length, fc.option(fc.nat(30), { nil: undefined }))
    .map(([from, days, idle]) => {
      const start = addDays(today, from);
      if (days === undefined) return { start };
      const end = addDays(start, days);
      if (idle === undefined) return { start, end };
      return { start, end, lastWorkingDay: addDays(end, -Math.min(idle, days)) };
    });
}

function status(when: Dates, today: LocalDate): Arbitrary<AssignmentStatus> {
  if (when.start > today) return fc.constant("accepted");
  if (when.end !== undefined && when.end < today) return fc.constant("ended");
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant<AssignmentStatus>("active") },
    fc.constantFrom<AssignmentStatus>("absent", "suspended"),
  );
}

function organisation(): Arbitrary<Assignment["organisation"]> {
  return fc.record(
    {
      ods: fc.constantFrom("RZZ", "00K", "RZZ01"),
      name: fc.constant("Anytown Teaching Hospitals"),
      vpd: fc.constantFrom("431", "508"),
      department: fc.constantFrom(...departments),
    },
    { requiredKeys: ["vpd"] },
  );
}

function position(): Arbitrary<Assignment["position"]> {
  return fc.record(
    {
      number: numbers(6),
      title: fc.constantFrom("Staff Nurse", "Pharmacist", "Porter", "Consultant"),
      staffGroup: fc.constantFrom(...staffGroups),
      jobRole: fc.constantFrom("Staff Nurse", "Specialist Practitioner"),
    },
    { requiredKeys: [] },
  );
}
