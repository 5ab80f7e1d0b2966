import type { Assignment, Person } from "@rollcall/core";
import fc, { type Arbitrary } from "fast-check";
import { type AssignmentOptions, addDays, assignment } from "./assignment.ts";
import { identifier, numbers } from "./identifier.ts";
import { personNames } from "./person-name.ts";

/** Makes people with up to three assignments, in order, of which one is the primary. */
export function person(options: AssignmentOptions = {}): Arbitrary<Person> {
  return fc.record(
    {
      id: numbers(7),
      identifiers: fc.uniqueArray(identifier(), {
        maxLength: 4,
        selector: ({ system, value }) => `${system}:${value}`,
      }),
      names: personNames(),
      birthDate: fc.nat(20_000).map((days) => addDays("1950-01-01", days)),
      assignments: assignments(options),
      origin: fc.record({
        source: fc.constant("staff"),
        record: fc.nat(99).map((n) => `line ${n}`),
      }),
    },
    { requiredKeys: ["id", "identifiers", "names", "assignments"] },
  );
}

/** Makes the assignments of one person. */
export function assignments(options: AssignmentOptions): Arbitrary<readonly Assignment[]> {
  const some = fc.uniqueArray(assignment(options), { maxLength: 3, selector: ({ id }) => id });
  return fc.tuple(some, fc.nat(2)).map(([all, chosen]) => {
    const primary = all[chosen % Math.max(all.length, 1)];
    return all
      .map((one) => ({ ...one, primary: one === primary }))
      .sort((left, right) => compare(left, right));
  });
}

function compare(left: Assignment, right: Assignment): number {
  const [first, second] = [left, right].map(({ start, id }) => `${start} ${id}`);
  return (first ?? "") < (second ?? "") ? -1 : 1;
}
