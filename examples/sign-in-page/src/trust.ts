import type { Assignment, Person } from "@rollcall/core";

/** Somebody of the made-up trust, with what the story needs to know. */
export interface Colleague {
  readonly account: string;
  readonly person: Person;
  readonly password: string;
  /** The hours at which this person's work begins, in UTC. */
  readonly begins: number;
}

/** The people of the story. They are made up, and so are their passwords. */
export const colleagues: readonly Colleague[] = [
  colleague("aokafor", ["Ada", "Okafor"], { title: "Ward sister", begins: 20 }),
  colleague("bhughes", ["Ben", "Hughes"], { title: "Porter", end: "2026-11-13", begins: 7 }),
  colleague("clewis", ["Cara", "Lewis"], { title: "Medical secretary", begins: 9 }),
  colleague("dpatel", ["Dev", "Patel"], { title: "Pharmacist", begins: 8 }),
];

interface Post {
  readonly title: string;
  readonly end?: string;
  readonly begins: number;
}

function colleague(
  account: string,
  [given, family]: readonly [string, string],
  { title, end, begins }: Post,
): Colleague {
  const assignment: Assignment = {
    id: `${account}-1`,
    organisation: { ods: "RZZ", name: "Rollcall Example NHS Trust" },
    position: { title },
    start: "2020-04-01",
    ...(end !== undefined && { end }),
    status: "active",
    primary: true,
  };
  const person: Person = {
    id: account,
    identifiers: [],
    names: { legal: { given, family } },
    assignments: [assignment],
  };
  return { account, person, password: `lantern-${account}-meadow`, begins };
}
