import { ConnectorError } from "@rollcall/core";
import type { AppliedException } from "../decision/applied-exception.ts";
import type { Exception } from "./exception.ts";
import { type ExceptionQuestion, type ExceptionReport, findException } from "./find-exception.ts";
import { parseException } from "./parse-exception.ts";

/** A list of exceptions, and who is told of each use. */
export interface ExceptionListOptions {
  /** As they come out of a JSON file; each is checked. */
  readonly exceptions: readonly unknown[];
  /** Is told at every sign-in of an account that has an exception, also of one that is over or has not begun. */
  readonly report: (report: ExceptionReport) => void;
}

/** Gives the exception that holds for a sign-in, having reported it. */
export type ExceptionLookUp = (event: ExceptionQuestion) => AppliedException | undefined;

/**
 * Prepares a list of exceptions for an assessor of sign-ins. Throws `invalid-value` for one that is wrong, and
 * `not-unique` for two of the same id, so that no sign-in is let off by a list that nobody can read.
 */
export function exceptionList({ exceptions, report }: ExceptionListOptions): ExceptionLookUp {
  const bySubject = new Map<string, Exception[]>();
  const ids = new Set<string>();
  for (const given of exceptions) {
    const exception = parseException(given);
    if (ids.has(exception.id)) throw repeated();
    ids.add(exception.id);
    const same = bySubject.get(exception.subject);
    if (same) same.push(exception);
    else bySubject.set(exception.subject, [exception]);
  }
  return (event) => {
    const { applied, reports } = findException(bySubject.get(event.subject) ?? [], event);
    for (const each of reports) report(each);
    return applied;
  };
}

function repeated(): ConnectorError {
  return new ConnectorError({
    code: "not-unique",
    message: "two exceptions have the same id",
    advice: "Give each exception an id of its own.",
    where: { field: "id", rule: "unique" },
  });
}
