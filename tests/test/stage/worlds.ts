import type { Person } from "@rollcall/core";
import { arbitrary, type World, type WorldOptions } from "@rollcall/testkit";
import type { Arbitrary } from "fast-check";

/** Makes small worlds. */
export function worlds(options: WorldOptions = {}): Arbitrary<World> {
  return arbitrary
    .world(options)
    .map((world) => ({ ...world, people: world.people.map(withoutSelf) }));
}

function withoutSelf(person: Person): Person {
  return {
    ...person,
    assignments: person.assignments.map(({ managerId, ...rest }) =>
      managerId === undefined || managerId === person.id ? rest : { ...rest, managerId },
    ),
  };
}
