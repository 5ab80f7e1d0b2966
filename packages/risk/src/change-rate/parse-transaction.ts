import { fieldReader } from "../input/field-reader.ts";
import { lastInstant } from "../input/instant.ts";
import { acts, changeSources, type Transaction } from "./transaction.ts";

const { fault, neededFields } = fieldReader({
  what: "the transaction",
  advice: "Correct what makes the transaction, and send it again.",
});

/**
 * The longest text that a field may hold, in UTF-16 code units: the most that a DN of an account comes to in practice.
 */
const longest = 1024;

type Check = (value: unknown) => string | undefined;

const text: Check = (value) => {
  if (typeof value !== "string" || value === "") return "must be text, and not empty";
  return value.length > longest ? `must be at most ${longest} characters` : undefined;
};
const instant: Check = (value) =>
  Number.isInteger(value) && Math.abs(value as number) <= lastInstant && (value as number) >= 0
    ? undefined
    : "must be whole milliseconds since 1970";
const instantOrNone: Check = (value) => (value === null ? undefined : instant(value));
const numberOrNone: Check = (value) =>
  value === null || Number.isFinite(value) ? undefined : "must be a number, or null for none";
const oneOf =
  (known: readonly unknown[]): Check =>
  (value) =>
    known.includes(value) ? undefined : `must be one of ${known.join(", ")}`;

const required: Readonly<Record<string, Check>> = {
  id: text,
  at: instant,
  target: text,
  account: text,
  act: oneOf(acts),
  source: oneOf(changeSources),
};

const optional: Readonly<Record<string, Check>> = {
  actor: text,
  organisation: text,
  container: text,
  attribute: text,
  group: text,
  before: numberOrNone,
  after: numberOrNone,
  lastSignIn: instantOrNone,
  plan: text,
};

const checks = new Map(Object.entries({ ...required, ...optional }));

/**
 * Checks that `input` is a transaction. Throws `invalid-value` for a field that is missing, malformed or unknown, with
 * its name and the rule that it breaks, and never its value.
 */
export function parseTransaction(input: unknown): Transaction {
  const given = neededFields(input, "");
  const fields = new Map(Object.entries(given).filter(([, value]) => value !== undefined));
  for (const name of Object.keys(required)) if (!fields.has(name)) throw fault(name, "is missing");
  for (const [name, value] of fields) {
    const check = checks.get(name);
    // The name of an unknown field may itself be anything, so that it is not repeated.
    if (!check) throw fault("", "has a field that is not known");
    const rule = check(value);
    if (rule !== undefined) throw fault(name, rule);
  }
  const parsed = Object.fromEntries(fields) as unknown as Transaction;
  assertWhole(parsed);
  return parsed;
}

/** Throws `invalid-value` for what is no whole number of milliseconds since 1970 that a Date can hold. */
export function assertInstant(at: number): void {
  const rule = instant(at);
  if (rule !== undefined) throw fault("at", rule);
}

function assertWhole({ act, group, attribute }: Transaction): void {
  if ((act === "grant" || act === "revoke") && group === undefined) {
    throw fault("group", "is missing");
  }
  if ((act === "attribute" || act === "setting") && attribute === undefined) {
    throw fault("attribute", "is missing");
  }
}
