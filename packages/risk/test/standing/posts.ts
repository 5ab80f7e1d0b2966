import type { Assignment, Person } from "@rollcall/core";

/** Makes a post that is active and open since 1 Sep 2025, but for what is given. */
export function post(change: Partial<Assignment> = {}): Assignment {
  return {
    id: "a1",
    organisation: { ods: "R0A" },
    position: {},
    start: "2025-09-01",
    status: "active",
    primary: true,
    ...change,
  };
}

/** Makes a person who holds these posts. */
export function holderOf(...assignments: readonly Assignment[]): Person {
  return {
    id: "p1",
    identifiers: [],
    names: { legal: { given: "Jane", family: "Smith" } },
    assignments,
  };
}
