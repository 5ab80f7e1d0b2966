import type { LocalDate, Person } from "@rollcall/core";
import { type Fold, foldText } from "../text/fold.ts";
import { type BannedTerms, bannedTerms, wordsOf } from "./banned-terms.ts";

/** What is known of the person whose password it is: the first things that somebody who guesses tries. */
export interface PersonContext {
  /** All names, each as one text or in parts: given, family, preferred, previous, the display name. */
  readonly names?: readonly string[] | undefined;
  /** The names of the account: `sAMAccountName`, address, user principal name. */
  readonly accounts?: readonly string[] | undefined;
  /** Organisations, departments, sites, wards. */
  readonly places?: readonly string[] | undefined;
  /** The day of the change: its month, season and year are tried first. */
  readonly on?: LocalDate | undefined;
}

/** {@link PersonContext}, ready to be looked for in a password. */
export interface ContextTerms {
  /** Whose part in a password refuses it, as far as the policy looks for names. */
  readonly names: readonly FoldedTerm[];
  /** What counts as a word that is easy to guess. */
  readonly words: readonly FoldedTerm[];
  /** Both, from four letters, to be seen through where they are reversed, have a slip or are drawn apart. */
  readonly disguised: BannedTerms;
}

/** A word in each spelling. */
export type FoldedTerm = Readonly<Record<Fold, Uint32Array>>;

// Our choice: from its end, a shorter name is in many a word.
const shortestDisguised = 4;
const folds: readonly Fold[] = ["plain", "entra", "strict"];
const months = [
  ...["january", "february", "march", "april", "may", "june"],
  ...["july", "august", "september", "october", "november", "december"],
];
// Meteorological seasons of the northern hemisphere, by month.
const seasons = ["winter", "spring", "summer", "autumn"];

/** Makes the terms of a person. They are personal data, and go no further than a verdict. */
export function contextTerms({ names, accounts, places, on }: PersonContext): ContextTerms {
  const partsOfNames = (names ?? []).flatMap(tokensOf);
  const wholeAccounts = (accounts ?? []).flatMap((account) => [
    account,
    account.split("@")[0] ?? "",
  ]);
  const allNames = [...partsOfNames, ...wholeAccounts];
  const words = [...(places ?? []).flatMap(wordsOf), ...(on === undefined ? [] : datesOf(on))];
  const long = [...allNames, ...words].filter((term) => [...term].length >= shortestDisguised);
  return {
    names: foldedOf(allNames),
    words: foldedOf(words),
    disguised: bannedTerms({ terms: long, own: false }),
  };
}

/** Takes the context of a person out of the staff record: every name, every organisation, department and site. */
export function contextOfPerson(
  { names, assignments }: Person,
  more: Pick<PersonContext, "accounts" | "on"> = {},
): PersonContext {
  const all = [names.legal, names.preferred, ...(names.previous ?? [])];
  return {
    names: all.flatMap((name) => (name ? [name.given, name.middle ?? "", name.family] : [])),
    places: assignments.flatMap(({ organisation, location }) =>
      [organisation.name, organisation.department, location?.name].filter(
        (text) => text !== undefined,
      ),
    ),
    ...more,
  };
}

/**
 * Cuts a name as Windows does (Microsoft, "Password must meet complexity requirements"); with an apostrophe also
 * without it, and with the other one.
 */
function tokensOf(name: string): readonly string[] {
  const tokens = name.split(/[\s,.\-_#]+/);
  return tokens.flatMap((token) => ["", "'", "’"].map((sign) => token.replace(/['’]/g, sign)));
}

function datesOf(on: LocalDate): readonly string[] {
  const month = Number(on.slice(5, 7)) - 1;
  const name = months[month];
  if (name === undefined) return [];
  return [
    name,
    name.slice(0, 3),
    seasons[Math.floor(((month + 1) % 12) / 3)] ?? "",
    on.slice(0, 4),
  ];
}

function foldedOf(texts: readonly string[]): readonly FoldedTerm[] {
  const unique = new Set(texts.map((text) => text.normalize("NFKC").toLowerCase()));
  unique.delete("");
  return [...unique].sort().map((text) => {
    const entries = folds.map((fold) => [fold, foldText(text, fold)] as const);
    return Object.fromEntries(entries) as FoldedTerm;
  });
}
