import type { Person } from "../model/person.ts";
import { attributeSchema, type Schema } from "../model/schema.ts";
import type { Instant, LocalDate } from "../model/value.ts";
import { checkValue } from "./check-value.ts";
import { compileRules } from "./evaluate.ts";
import { threw } from "./fault.ts";
import type { Desire, DesiredAccount, PolicyFault, Standing, TargetPolicy } from "./policy.ts";
import { enabledBy, presenceBy } from "./presence.ts";
import { compileStanding } from "./standing.ts";
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
 * Works out the account that one person should have. Never throws for what a rule does: see {@link DesiredAccount.faults}.
 * `linked` tells whether the person is remembered to own an account there. It matters only for people who have no post in
 * scope and never had one: a linked account is disabled and kept, and one that only a rule finds is nobody's business.
 * Taken as `true` when missing.
 */
export type CompiledTarget = (person: Person, linked?: boolean) => Desire;

/** Works out the account that one person should have in a target: {@link compileTarget} for one person. */
export function desire(
  person: Person,
  { policy, ...options }: CompileOptions & { readonly policy: TargetPolicy },
): Desire {
  return compileTarget(policy, options)(person);
}

/** Prepares the rules of a target for many people at one moment. */
export function compileTarget(policy: TargetPolicy, options: CompileOptions): CompiledTarget {
  const { target, asOf, schema, today = londonDate(asOf) } = options;
  const kind = policy.kind ?? "account";
  const { unmanaged, lifecycle } = policy;
  const standingOf = compileStanding({ scope: policy.scope, lifecycle, today });
  const evaluate = compileRules(policy, {
    target,
    checkOf: (name) => {
      const known = schema && attributeSchema(schema, kind, name);
      return known && checkValue(known);
    },
  });
  const base = (person: Person, standing: Standing): Bare => {
    const { id, origin } = person;
    return { personId: id, target, kind, label: id, standing, ...(origin && { origin }) };
  };

  return (person, linked = true) => {
    let standing: Standing;
    let rule = "unmanaged";
    try {
      if (unmanaged?.(person)) return "unmanaged";
      rule = "scope";
      standing = standingOf(person);
    } catch (error) {
      const fault = threw(error, { personId: person.id, target, rule });
      return untouched(base(person, unknownStanding(fault)), [fault]);
    }
    const { state, hold } = standing;
    if (!linked && person.assignments.length === 0) return "none";
    if (hold === undefined && (state === "future" || (state === "none" && !linked))) return "none";
    if (hold !== undefined)
      return untouched(base(person, standing), unclear(person.id, target, standing));
    const said = evaluate(person, { asOf, today, target, standing });
    const bare = { ...base(person, standing), label: said.label };
    const enabled = enabledBy(state, lifecycle);
    if (said.faults) return closable(bare, enabled, said.faults);
    const { attributes, entitlements } = said;
    const presence = presenceBy(state);
    const access = enabled === undefined ? {} : { enabled };
    return entitlements
      ? { ...bare, presence, ...access, attributes, entitlements }
      : { ...bare, presence, ...access, attributes };
  };
}

type Bare = Omit<DesiredAccount, "presence" | "attributes">;

const nothing: DesiredAccount["attributes"] = Object.freeze({});

/** Nothing is made, opened or written, and access that is due to be closed still is. */
function closable(
  bare: Bare,
  enabled: boolean | undefined,
  faults: readonly PolicyFault[],
): DesiredAccount {
  const kept = untouched(bare, faults);
  return enabled === false ? { ...kept, enabled } : kept;
}

function untouched(bare: Bare, faults: readonly PolicyFault[] | undefined): DesiredAccount {
  const kept = { ...bare, presence: "kept" as const, attributes: nothing };
  return faults ? { ...kept, faults } : kept;
}

function unclear(
  personId: string,
  target: string,
  { hold, because }: Standing,
): readonly PolicyFault[] | undefined {
  if (hold !== "unclear") return undefined;
  return [{ fault: "unclear-record", personId, target, rule: "lifecycle", because }];
}

function unknownStanding({ because }: PolicyFault): Standing {
  return { state: "none", because, assignments: [], hold: "unclear" };
}
