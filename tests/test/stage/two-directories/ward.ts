import {
  type Assignment,
  byIdentifier,
  definePolicy,
  type Instant,
  initial,
  owned,
  type Person,
  type Policy,
  type Store,
  type TargetConnector,
} from "@rollcall/core";
import { memorySource } from "@rollcall/testkit";
import { containers } from "../../directory/stage/tree.ts";
import type { Systems } from "../stage.ts";

/** A few people of their own, whose accounts are in two directories that other wards share. */
export interface Ward {
  readonly number: number;
  readonly systems: Systems;
  readonly first: Instant;
  readonly second: Instant;
  /** Between the days one joins, one leaves and one gets another post and another name. */
  turnOver(): void;
}

/** The employee numbers of a ward begin with this. */
export function numbersOf(number: number): string {
  return `7${String(number).padStart(4, "0")}`;
}

/** Makes a ward that has a leaver and a mover. */
export function wardOf(
  number: number,
  { targets, store }: { readonly targets: readonly TargetConnector[]; readonly store: Store },
): Ward {
  const person = (at: number, family: string, post: Partial<Assignment> = {}): Person => {
    const value = `${numbersOf(number)}${at}`;
    const organisation = { vpd: "431" };
    const usual = { id: "post", organisation, start: "2020-01-06", primary: true } as const;
    return {
      id: value,
      identifiers: [{ system: "spine-uuid", value }],
      names: { legal: { given: "Ada", family } },
      assignments: [{ ...usual, position: { title: "Nurse" }, status: "active", ...post }],
    };
  };
  const [first, second] = ["2026-11-22T07:00:00Z", "2026-11-23T07:00:00Z"];
  const people = [person(1, "King"), person(2, "Hughes")];
  const source = memorySource({ name: "staff", people, clock: () => second });
  return {
    number,
    systems: { source, targets, policy, store },
    first,
    second,
    turnOver() {
      source.staff.put(person(1, "King", { status: "ended", end: "2026-11-22" }));
      source.staff.put(person(2, "Okafor", { position: { title: "Sister" } }));
      source.staff.put(person(3, "Marsh"));
    },
  };
}

const staffId = (person: Person): string => person.identifiers[0]?.value ?? "";
const display = ({ names: { legal } }: Person): string => `${legal.given} ${legal.family}`;

const policy: Policy = definePolicy({
  name: "ward",
  targets: {
    directory: {
      correlate: [byIdentifier({ system: "spine-uuid", attribute: "employeeNumber" })],
      attributes: {
        cn: owned((person) => `${display(person)} ${staffId(person)}`),
        container: owned(
          (_, { state }) => (state === "left" ? containers.leavers : containers.staff),
          { alsoWhenLeft: true },
        ),
        sAMAccountName: initial((person) => `w${staffId(person)}`),
        employeeNumber: initial(staffId),
        displayName: owned(display),
        title: owned((_, { primary }) => primary?.position.title),
      },
    },
    nhsmail: {
      correlate: [byIdentifier({ system: "spine-uuid", attribute: "employeeId" })],
      attributes: {
        userPrincipalName: initial((person) => `w${staffId(person)}@nhs.net`),
        mail: initial((person) => `w${staffId(person)}@nhs.net`),
        employeeId: initial(staffId),
        organisation: owned(() => "RQQ"),
        displayName: owned(display),
        jobTitle: owned((_, { primary }) => primary?.position.title),
      },
    },
  },
});
