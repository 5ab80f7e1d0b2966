import type { Operation, UpdateOperation } from "@rollcall/core";
import { idOf, organisationOf } from "./places.ts";

/** What happens to people, in the turn in which it does: as many come as go. */
export const kinds = ["joiner", "mover", "leaver", "change"] as const;

/** One of {@link kinds}. */
export type MovementKind = (typeof kinds)[number];

/** Something that happened to a person, and the operation that it asks for. */
export interface Movement {
  readonly kind: MovementKind;
  /** In milliseconds since 1970: when it came to be known. */
  readonly at: number;
  readonly operation: Operation;
}

/** How much happens in a month. */
export interface MonthSize {
  readonly movements: number;
  readonly organisations: number;
  /** How many working days they come on; on all of the month's when it is left out. */
  readonly days?: number | undefined;
}

/** The first day of the month that is replayed. */
export const monthBegins = "2026-09-01T00:00:00Z";

/** Gives a month's movements: each working day's come all at once, at seven in the morning, which is the worst for a limit. */
export function* movementsOf({ movements, organisations, days }: MonthSize): Iterable<Movement> {
  const mornings = morningsOf(monthBegins).slice(0, days);
  for (let number = 0; number < movements; number += 1) {
    const kind = kindOf(number);
    const at = mornings[Math.floor((number * mornings.length) / movements)] ?? 0;
    yield { kind, at, operation: operations[kind](number, organisations) };
  }
}

/** Tells what happens to the person of a number. */
export function kindOf(number: number): MovementKind {
  return kinds[number % kinds.length] ?? "change";
}

/** Seven in London is six in UTC, since September is summer time to its end. */
function morningsOf(first: string): readonly number[] {
  const month = new Date(first).getUTCMonth();
  const mornings: number[] = [];
  for (const day = new Date(first); day.getUTCMonth() === month; ) {
    const isWorkingDay = day.getUTCDay() !== 0 && day.getUTCDay() !== 6;
    if (isWorkingDay) mornings.push(day.getTime() + 6 * 3_600_000);
    day.setUTCDate(day.getUTCDate() + 1);
  }
  return mornings;
}

const operations: Readonly<
  Record<MovementKind, (number: number, organisations: number) => Operation>
> = {
  joiner: newAccount,
  // The address stays: it follows the person.
  mover: (number, organisations) =>
    update(number, {
      organisation: organisationOf(number + 1, organisations),
      companyName: "Another Fictional NHS Trust",
      department: "Ward 2",
      jobTitle: "Ward Sister",
    }),
  leaver: (number) => ({ ...update(number, { status: "Active (Leaver)" }), enabled: false }),
  change: (number) => update(number, { jobTitle: "Ward Sister" }),
};

function newAccount(number: number, organisations: number): Operation {
  const name = `new.starter${number}`;
  return {
    ...baseOf(number),
    kind: "create",
    handle: `starter-${number}`,
    expects: { exists: false },
    enabled: true,
    entitlements: [],
    attributes: {
      userPrincipalName: `${name}@nhs.net`,
      mail: `${name}@nhs.net`,
      mailNickname: name,
      displayName: `STARTER${number}, New`,
      givenName: "New",
      surname: `Starter${number}`,
      employeeId: String(number),
      jobTitle: "Staff Nurse",
      department: "Ward 1",
      usageLocation: "GB",
      organisation: organisationOf(number, organisations),
    },
  };
}

function update(number: number, attributes: Readonly<Record<string, string>>): UpdateOperation {
  return {
    ...baseOf(number),
    kind: "update",
    ref: { kind: "account", stable: idOf(number) },
    expects: { exists: true },
    deltas: Object.entries(attributes).map(([attribute, value]) => ({
      attribute,
      change: "replace",
      value,
    })),
  };
}

function baseOf(number: number): Omit<UpdateOperation, "kind" | "ref" | "deltas" | "expects"> {
  return {
    id: `movement-${number}`,
    target: "nhsmail",
    account: "account",
    label: "an account",
    classes: [],
    urgency: "routine",
    reasons: [],
    after: [],
  };
}
