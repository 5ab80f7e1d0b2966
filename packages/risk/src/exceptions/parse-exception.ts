import { ConnectorError } from "@rollcall/core";
import type { Exception, ExceptionKind } from "./exception.ts";

const day = 86_400_000;

/**
 * The longest that an exception may be made for, in days, after which its owner has to make it again. An emergency
 * account: a quarter, our choice, as often as such accounts are tested. A service account: a year, as CAF (B2.c) wants
 * privileged identities reviewed within 12 months.
 */
const longestDays: Readonly<Record<ExceptionKind, number>> = {
  "break-glass": 92,
  "service-account": 366,
};

const longestText = 500;
const mostNames = 50;

/**
 * Checks an exception, as it comes out of a JSON file. Its times are milliseconds since 1970 or ISO 8601 with a zone.
 * The exception of a service account must name what it lets off. Throws `invalid-value` with the field; an exception
 * that is wrong is not made.
 */
export function parseException(given: unknown): Exception {
  if (typeof given !== "object" || given === null) throw fault("", "an object");
  const value = given as Readonly<Record<string, unknown>>;
  const { kind, atMost = "allow" } = value;
  if (kind !== "break-glass" && kind !== "service-account") {
    throw fault("kind", "break-glass or service-account");
  }
  if (atMost !== "allow" && atMost !== "challenge") throw fault("atMost", "allow or challenge");
  const from = instant(value, "from");
  const until = instant(value, "until");
  const longest = longestDays[kind];
  if (!(until > from)) throw fault("until", "later than from");
  if (until - from > longest * day) throw fault("until", `at most ${longest} days after from`);
  const lifts = names(value.lifts);
  if (kind === "service-account" && !lifts) throw fault("lifts", "what it lets off, by name");
  return {
    id: text(value, "id"),
    kind,
    subject: text(value, "subject"),
    from,
    until,
    owner: text(value, "owner"),
    reason: text(value, "reason"),
    atMost,
    ...(lifts && { lifts }),
  };
}

type Given = Readonly<Record<string, unknown>>;

function text(value: Given, field: string): string {
  const given = value[field];
  if (isName(given)) return given;
  throw fault(field, `a text of 1 to ${longestText} characters`);
}

function isName(given: unknown): given is string {
  return typeof given === "string" && given.trim() !== "" && given.length <= longestText;
}

const zoned = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

function instant(value: Given, field: string): number {
  const given = value[field];
  const at = typeof given === "string" && zoned.test(given) ? Date.parse(given) : given;
  if (typeof at === "number" && Number.isFinite(at)) return at;
  throw fault(field, "an instant, such as 2026-11-21T08:15:00Z");
}

function names(given: unknown): readonly string[] | undefined {
  if (given === undefined) return undefined;
  if (Array.isArray(given) && given.length > 0 && given.length <= mostNames) {
    if (given.every(isName)) return given;
  }
  throw fault("lifts", `1 to ${mostNames} names of evidence`);
}

function fault(field: string, rule: string): ConnectorError {
  return new ConnectorError({
    code: "invalid-value",
    message: `the exception cannot be used: ${field || "it"} must be ${rule}`,
    advice: "Correct the list of exceptions, and have its owner agree.",
    where: { field, rule },
  });
}
