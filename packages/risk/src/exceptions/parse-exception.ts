import { type Fields, fieldReader } from "../input/field-reader.ts";
import { instantOf } from "../input/instant.ts";
import type { Exception, ExceptionKind } from "./exception.ts";

const reader = fieldReader({
  what: "the exception",
  advice: "Correct the list of exceptions, and have its owner agree.",
});

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
  const value = reader.neededFields(given, "");
  const { kind, atMost = "allow" } = value;
  if (kind !== "break-glass" && kind !== "service-account") {
    throw reader.fault("kind", "must be break-glass or service-account");
  }
  if (atMost !== "allow" && atMost !== "challenge")
    throw reader.fault("atMost", "must be allow or challenge");
  const from = instant(value, "from");
  const until = instant(value, "until");
  const longest = longestDays[kind];
  if (!(until > from)) throw reader.fault("until", "must be later than from");
  if (until - from > longest * day) {
    throw reader.fault("until", `must be at most ${longest} days after from`);
  }
  const lifts = names(value.lifts);
  if (kind === "service-account" && !lifts) {
    throw reader.fault("lifts", "must name what it lets off");
  }
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

function text(value: Fields, field: string): string {
  const given = value[field];
  if (isName(given)) return given;
  throw reader.fault(field, `must be a text of 1 to ${longestText} characters`);
}

function isName(given: unknown): given is string {
  return typeof given === "string" && given.trim() !== "" && given.length <= longestText;
}

function instant(value: Fields, field: string): number {
  const at = instantOf(value[field]);
  if (at !== undefined) return at;
  throw reader.fault(field, "must be an instant, such as 2026-11-21T08:15:00Z");
}

function names(given: unknown): readonly string[] | undefined {
  if (given === undefined) return undefined;
  if (Array.isArray(given) && given.length > 0 && given.length <= mostNames) {
    if (given.every(isName)) return given;
  }
  throw reader.fault("lifts", `must be 1 to ${mostNames} names of evidence`);
}
