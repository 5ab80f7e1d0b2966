import type {
  Account,
  EntitlementRef,
  Instant,
  Lifecycle,
  Link,
  LocalDate,
  Person,
} from "@rollcall/core";
import fc, { type Arbitrary } from "fast-check";
import { entitlement, observedAt } from "./account.ts";
import { person } from "./person.ts";
import { type Holding, holding, isFirst, worldAccounts } from "./world-accounts.ts";

/** A small staff record, a directory that more or less agrees with it, and what a policy depends on. */
export interface World {
  readonly asOf: Instant;
  readonly today: LocalDate;
  /** The name of the one target, whose schema is `personAccountSchema`. */
  readonly target: string;
  readonly people: readonly Person[];
  /** Break no rule of the schema, so that a memory target can hold them. */
  readonly accounts: readonly Account[];
  readonly links: readonly Link[];
  readonly lifecycle: Lifecycle;
  /** What the holders of a post of each staff group should hold. */
  readonly groups: Readonly<Record<string, readonly EntitlementRef[]>>;
}

/** How large worlds are. */
export interface WorldOptions {
  /** Defaults to 4. */
  readonly people?: number | undefined;
  /** Defaults to 4. */
  readonly accounts?: number | undefined;
}

/** Makes worlds, which shrink to fewer people and accounts. */
export function world(options: WorldOptions = {}): Arbitrary<World> {
  const ids = Array.from({ length: options.people ?? 4 }, (_, at) => `p${at}`);
  return fc
    .record({
      people: fc.array(person({ today: "2026-11-21", managers: ids }), { maxLength: ids.length }),
      holdings: fc.array(holding(), { maxLength: options.accounts ?? 4 }),
      lifecycle: lifecycle(),
      groups: fc.dictionary(
        fc.constantFrom("Nursing and Midwifery Registered", "Medical and Dental"),
        fc.uniqueArray(entitlement(), { maxLength: 2, selector: ({ id }) => id }),
      ),
    })
    .map(({ people, holdings, ...policy }) => {
      const staff = people.map((one, at) => numbered(one, at));
      return {
        asOf: observedAt,
        today: "2026-11-21",
        target: "directory",
        people: staff,
        accounts: worldAccounts(holdings, staff.length),
        links: holdings.flatMap((held, at) =>
          isFirst(holdings, at) ? linkOf(held, staff, at) : [],
        ),
        ...policy,
      };
    });
}

function lifecycle(): Arbitrary<Lifecycle> {
  return fc.record(
    {
      createDaysBefore: fc.constantFrom(0, 7, 14),
      lastDay: fc.constantFrom("earlier" as const, "last-working-day" as const, "end" as const),
      graceDays: fc.constantFrom(0, 3),
      retainDays: fc.constantFrom(30, "forever" as const),
      whileAbsent: fc.constantFrom("enabled" as const, "disabled" as const),
      whileSuspended: fc.constantFrom("enabled" as const, "disabled" as const),
      whenLeft: fc.constantFrom("disabled" as const, "as-it-is" as const),
    },
    { requiredKeys: [] },
  );
}

// Ids and employee numbers are the places in the list, so that nobody shares one.
function numbered(made: Person, at: number): Person {
  const others = made.identifiers.filter(({ system }) => !system.startsWith("esr-employee:"));
  const number = { system: "esr-employee:431", value: employeeNumber(at) };
  const assignments = made.assignments.map((one, nth) => ({ ...one, id: `a${at}.${nth}` }));
  return { ...made, id: `p${at}`, identifiers: [number, ...others], assignments };
}

function employeeNumber(at: number): string {
  return String(20_000_000 + at);
}

function linkOf(held: Holding, staff: readonly Person[], at: number): readonly Link[] {
  const owner = held.owner === undefined ? undefined : staff[held.owner];
  if (!owner || !held.linked) return [];
  return [
    {
      target: "directory",
      account: { kind: "account", stable: `k${at}` },
      personId: owner.id,
      identifiers: owner.identifiers,
      by: "employee-number",
      since: "2026-01-05T09:00:00Z",
    },
  ];
}
