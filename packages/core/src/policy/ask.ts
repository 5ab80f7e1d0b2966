import type { Person } from "../model/person.ts";
import { attributeSchema, type Schema } from "../model/schema.ts";
import type { Instant, LocalDate } from "../model/value.ts";
import type { Grounds } from "../store/grounds.ts";
import { checkValue } from "./check-value.ts";
import { type AskRules, compileRules } from "./evaluate.ts";
import { threw } from "./fault.ts";
import { closes, vanishedPosts } from "./grounds.ts";
import type { Place } from "./place.ts";
import type { PolicyFault, TargetPolicy } from "./policy.ts";
import { enabledBy, presenceBy } from "./presence.ts";
import type { Said, Speaker } from "./said.ts";
import { compileStanding, type Placed } from "./standing.ts";
import { londonDate } from "./time.ts";

/** What the rules of a target are compiled with. */
export interface CompileOptions {
  /** The connector's name. */
  readonly target: string;
  readonly asOf: Instant;
  /** The date in Europe/London at `asOf`; worked out when missing. */
  readonly today?: LocalDate | undefined;
  /** The values of rules are checked against it; not checked when missing. */
  readonly schema?: Schema | undefined;
}

/**
 * Asks the policy of a target about one person; see {@link CompiledTarget}. The answer is overwritten by the next one.
 * Whether a rule asked for the day is told on request.
 */
export type AskPolicy = (person: Person, known?: AskedOf) => Said;

/** What is known of the person besides the record. */
export interface AskedOf {
  /** Whether the person is remembered to own an account; taken as `true` when missing. */
  readonly linked?: boolean | undefined;
  readonly tellDated?: boolean | undefined;
  /** What the account stood on when it was last looked at. */
  readonly grounds?: Grounds | undefined;
}

/** Prepares the questions to the policy of one target at one moment. */
export function compileQuestions(policy: TargetPolicy, options: CompileOptions): AskPolicy {
  const { target, asOf, today = londonDate(asOf) } = options;
  const { scope, lifecycle, unmanaged } = policy;
  const { placedOf, describe } = compileStanding({ scope, lifecycle, today });
  const askRules = rulesOf(policy, options);
  const said = silence(speaker(policy, { target, describe }));

  /** Gives nothing for people of whom nothing more is said. */
  const place = (person: Person, grounds: Grounds | undefined): Place | undefined => {
    let rule = "unmanaged";
    try {
      if (unmanaged?.(person)) {
        said.desire = "unmanaged";
        return undefined;
      }
      rule = "scope";
      said.placed = sure(person, placedOf(person), grounds);
      return said.placed.place;
    } catch (error) {
      said.faults = [threw(error, { personId: person.id, target, rule })];
      return undefined;
    }
  };
  const ask = (person: Person, place: Place, tellDated: boolean): void => {
    const known = { asOf, today, place, tellDated };
    const { label, values, holds, faults, dated } = askRules(person, known);
    said.dated = dated;
    const enabled = enabledBy(place.state, lifecycle);
    said.label = label;
    said.faults = faults;
    // With faults nothing is made, opened or written, and access that is due to be closed still is.
    said.enabled = faults && enabled ? undefined : enabled;
    if (faults) return;
    said.presence = presenceBy(place.state);
    said.values = values;
    said.holds = holds;
  };
  return (person, { linked = true, tellDated = false, grounds } = {}) => {
    begin(said, person);
    const found = place(person, grounds);
    if (!found) return said;
    if (isNobodys(found, person, linked)) said.desire = "none";
    else if (found.hold === undefined) ask(person, found, tellDated);
    else if (found.hold === "unclear") said.faults = [unclear(said, found)];
    return said;
  };
}

/** Nothing is concluded from posts that have vanished. */
function sure(person: Person, placed: Placed, grounds: Grounds | undefined): Placed {
  const { place } = placed;
  if (!grounds || place.hold === "unclear" || !closes(place, grounds)) return placed;
  const lost = vanishedPosts(grounds, person, place);
  if (lost.length === 0) return placed;
  return { ...placed, place: { state: "none", hold: "unclear", assignments: [], lost } };
}

/** No account is due, and none is expected. */
function isNobodys({ state, hold }: Place, { assignments }: Person, linked: boolean): boolean {
  if (!linked && assignments.length === 0) return true;
  return hold === undefined && (state === "future" || (state === "none" && !linked));
}

function rulesOf(policy: TargetPolicy, { target, schema }: CompileOptions): AskRules {
  const { kind = "account" } = policy;
  return compileRules(policy, {
    target,
    checkOf: (name) => {
      const known = schema && attributeSchema(schema, kind, name);
      return known && checkValue(known);
    },
  });
}

function speaker(
  { kind = "account", attributes, entitlements }: TargetPolicy,
  known: Pick<Speaker, "target" | "describe">,
): Speaker {
  const names = Object.entries(attributes).map(([name, { mode }]) => ({ name, mode }));
  return { ...known, kind, attributes: names, owns: entitlements?.owns };
}

type Saying = { -readonly [Part in keyof Said]: Said[Part] };

const nobody: Person = {
  id: "",
  identifiers: [],
  names: { legal: { given: "", family: "" } },
  assignments: [],
};
const nothing: Said["values"] = Object.freeze([]);

function silence(by: Speaker): Saying {
  return {
    by,
    person: nobody,
    desire: "account",
    placed: undefined,
    label: "",
    presence: "kept",
    enabled: undefined,
    values: nothing,
    holds: undefined,
    faults: undefined,
    dated: false,
  };
}

/** Until anything is said of a person, the account is left as it is. */
function begin(said: Saying, person: Person): void {
  said.person = person;
  said.desire = "account";
  said.placed = undefined;
  said.label = person.id;
  said.presence = "kept";
  said.enabled = undefined;
  said.values = nothing;
  said.holds = undefined;
  said.faults = undefined;
  said.dated = false;
}

function unclear({ by, person }: Said, place: Place): PolicyFault {
  const { because } = by.describe(place);
  const { target } = by;
  return { fault: "unclear-record", personId: person.id, target, rule: "lifecycle", because };
}
