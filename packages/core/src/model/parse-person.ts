import { z } from "zod";
import { parseShape } from "./parse-shape.ts";
import { shapes } from "./parse-shapes.ts";
import type { Assignment, Person, PersonName } from "./person.ts";

/**
 * Checks that `input` is a person, and puts the assignments in order of start, then id. For connector authors, at the
 * edge of their code. Throws `invalid-value` for a field that is missing, malformed or unknown (a salary has no place
 * here), with the path and the rule and never the value.
 */
export function parsePerson(input: unknown): Person {
  const person = parseShape(personShape, input, { what: "the person" });
  return { ...person, assignments: person.assignments.toSorted(byStart) };
}

function byStart(a: Assignment, b: Assignment): number {
  if (a.start !== b.start) return a.start < b.start ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

const { name, date } = shapes;
const text = z.string().optional();

const personName: z.ZodType<PersonName> = z.strictObject({
  given: z.string(),
  middle: text,
  family: name,
  title: text,
});

const assignment: z.ZodType<Assignment> = z.strictObject({
  id: name,
  organisation: z.strictObject({ ods: text, name: text, vpd: text, department: text }),
  position: z.strictObject({ number: text, title: text, staffGroup: text, jobRole: text }),
  location: z.strictObject({ code: text, name: text }).optional(),
  managerId: name.optional(),
  fte: z.number().min(0).optional(),
  start: date,
  end: date.optional(),
  lastWorkingDay: date.optional(),
  status: z.enum(["accepted", "active", "absent", "suspended", "ended"]),
  statusReason: text,
  primary: z.boolean(),
});

const assignments = z.array(assignment).superRefine((all, context) => {
  const seen = new Set<string>();
  for (const [index, { id }] of all.entries()) {
    if (seen.has(id)) {
      context.addIssue({
        code: "custom",
        path: [index, "id"],
        message: "is the id of an earlier one",
      });
    }
    seen.add(id);
  }
});

const personShape: z.ZodType<Person> = z.strictObject({
  id: name,
  identifiers: z.array(z.strictObject({ system: name, value: name })),
  names: z.strictObject({
    legal: personName,
    preferred: personName.optional(),
    previous: z.array(personName).optional(),
  }),
  birthDate: date.optional(),
  assignments,
  origin: shapes.origin.optional(),
});
