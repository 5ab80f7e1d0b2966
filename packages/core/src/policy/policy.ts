import type { CorrelationRule } from "../correlate/correlation-rule.ts";
import type { Account, AccountKind } from "../model/account.ts";
import type { EntitlementRef } from "../model/entitlement.ts";
import type { Assignment, Origin, Person } from "../model/person.ts";
import type { AttributeValue, Instant, LocalDate } from "../model/value.ts";

export type { CorrelationRule };

/** The integrator's pure rules from a person to the accounts that the person should have, by target name. */
export interface Policy {
  readonly name: string;
  /** Change it when a rule changes that cannot be seen in the rules' own text, such as a table they read. */
  readonly version?: string | undefined;
  readonly targets: Readonly<Record<string, TargetPolicy>>;
}

/** The rules for one target. All functions are pure: what they need of time is in their context. */
export interface TargetPolicy {
  /** Defaults to `account`. */
  readonly kind?: AccountKind | undefined;
  /** Which assignments count; all when missing. A leaver is a person with no open assignment in scope. */
  readonly scope?: ((assignment: Assignment, person: Person) => boolean) | undefined;
  /** People whose accounts Rollcall leaves alone. */
  readonly unmanaged?: ((person: Person) => boolean) | undefined;
  readonly lifecycle?: Lifecycle | undefined;
  /** Exact rules, tried in order after the links. */
  readonly correlate: readonly CorrelationRule[];
  readonly attributes: Readonly<Record<string, AttributeRule>>;
  readonly entitlements?: EntitlementRule | undefined;
  /** Accounts that are never changed: break-glass, service, legal hold. */
  readonly protect?: ((account: Account) => boolean) | undefined;
  /** Entitlements whose grant is a change of privilege, for the guard. */
  readonly privileged?: ((entitlement: EntitlementRef) => boolean) | undefined;
  /** Days for which a unique value that somebody gave up is given to nobody else. Defaults to 730, two years. */
  readonly namesKeptDays?: number | undefined;
  /** How people know the account, in a plan; the person's id when missing. Never a birth date or an NI number. */
  readonly label?: ((person: Person) => string) | undefined;
}

/** When accounts are made, enabled, disabled and deleted. Days are days in Europe/London. */
export interface Lifecycle {
  /** Days before the first day that the account is made, disabled. Defaults to 14. */
  readonly createDaysBefore?: number | undefined;
  /** Which date ends access: the earlier of the two (the default), or one of them. */
  readonly lastDay?: "earlier" | "last-working-day" | "end" | undefined;
  /** Days after the last day that the account stays enabled. Defaults to 0. */
  readonly graceDays?: number | undefined;
  /** Days that a disabled leaver's account is kept before it is deleted. Defaults to `forever`. */
  readonly retainDays?: number | "forever" | undefined;
  /** Career break, maternity, secondment. Defaults to `enabled`. */
  readonly whileAbsent?: "enabled" | "disabled" | undefined;
  /**
   * What becomes of an account whose person is no longer in the source at all, which is no evidence of leaving.
   * Defaults to `report`. Otherwise it is disabled, never deleted, once the person has been missing from that many
   * whole reads in a row and for that many hours.
   */
  readonly whenAbsent?: "report" | { readonly runs: number; readonly hours: number } | undefined;
  /** Defaults to `disabled`. */
  readonly whileSuspended?: "enabled" | "disabled" | undefined;
  /**
   * What becomes of access when the last day is over: it is closed, or left as it is, where the target has another way of
   * giving an account up, such as a state that an attribute carries. Defaults to `disabled`.
   */
  readonly whenLeft?: "disabled" | "as-it-is" | undefined;
}

/** Who has the say over an attribute: the source always, the source at creation only, or the source when it is empty. */
export type AttributeMode = "owned" | "initial" | "fill";

/** One attribute's rule. Made with `owned`, `initial` or `fill`. */
export interface AttributeRule {
  readonly mode: AttributeMode;
  readonly value: (person: Person, context: PolicyContext) => RuleValue;
  /** The rule also speaks for leavers whose account is kept, such as to move it. Otherwise theirs stays as it is. */
  readonly alsoWhenLeft?: boolean | undefined;
}

/**
 * What a rule may say: a value, `null` for *must be empty*, `undefined` for *not supplied, change nothing*,
 * another person's account, or the first free of a row of names.
 */
export type RuleValue = AttributeValue | null | undefined | PersonReference | Allotment;

/** Stands for the key of the account that another person has in the same target. */
export interface PersonReference {
  readonly referenceTo: string;
}

/** Asks for a unique value: the first of `candidates` that nobody has, or had within the retention period. */
export interface Allotment {
  /** Changes exactly when a new value should be given, such as when the name changes. */
  readonly stem: string;
  /** Endless or long; taken from the front. */
  readonly candidates: Iterable<string>;
}

/** Which entitlements a person should hold. Memberships outside `owns` are never touched. */
export interface EntitlementRule {
  readonly owns: (entitlement: EntitlementRef) => boolean;
  readonly holds: (person: Person, context: PolicyContext) => readonly EntitlementRef[];
}

/** What a rule knows besides the person. */
export interface PolicyContext {
  readonly asOf: Instant;
  /** The date in Europe/London at {@link PolicyContext.asOf}. */
  readonly today: LocalDate;
  readonly target: string;
  /** Assignments in scope that have not ended, the primary one first. Of a leaver: the last that ended. */
  readonly assignments: readonly Assignment[];
  /** The first of {@link PolicyContext.assignments}. */
  readonly primary: Assignment | undefined;
  readonly state: LifecycleState;
}

/**
 * `future`: too early for an account. `prepared`: made and disabled until the first day. `active`. `absent` and
 * `suspended`: by the assignments' status. `left`: closed and kept. `expired`: kept long enough. `none`: was never in scope.
 */
export type LifecycleState =
  | "future"
  | "prepared"
  | "active"
  | "absent"
  | "suspended"
  | "left"
  | "expired"
  | "none";

/** Where a person stands in a target on a day, and why. */
export interface Standing {
  readonly state: LifecycleState;
  /** A sentence fit for a plan, such as `last working day was 20 Nov 2026`. */
  readonly because: string;
  /** The next day on which the state, the hold or the assignments change by themselves; missing when they do not. */
  readonly changesOn?: LocalDate | undefined;
  /** Open assignments in scope, the primary first; those ahead when none is open; of a leaver, the last that ended. */
  readonly assignments: readonly Assignment[];
  /**
   * The account stays as it is, whatever the state. `grace`: the last day is over and access is not yet, so that nothing
   * is closed and nothing that was closed is opened. `unclear`: the record contradicts itself, and a person must look.
   */
  readonly hold?: "grace" | "unclear" | undefined;
}

/** The account that a person should have in a target. */
export interface DesiredAccount {
  readonly personId: string;
  readonly target: string;
  readonly kind: AccountKind;
  readonly label: string;
  readonly standing: Standing;
  /** `present`: made when missing. `kept`: not made, but kept when there. `gone`: deleted when there. */
  readonly presence: "present" | "kept" | "gone";
  /** Missing when Rollcall has no say. */
  readonly enabled?: boolean | undefined;
  readonly attributes: Readonly<Record<string, DesiredAttribute>>;
  readonly entitlements?: DesiredEntitlements | undefined;
  readonly origin?: Origin | undefined;
  /** What kept the policy from saying more; an account with faults may be closed and is otherwise left as it is. */
  readonly faults?: readonly PolicyFault[] | undefined;
}

/** A rule that failed for one person. Names the place and never the value. */
export interface PolicyFault {
  /** `rule-threw`, `wrong-value` of an attribute, `unclear-record` of the person. */
  readonly fault: "rule-threw" | "wrong-value" | "unclear-record";
  readonly personId: string;
  readonly target: string;
  /** Such as `attributes.mail`, `entitlements`, `label`, `lifecycle`. */
  readonly rule: string;
  readonly attribute?: string | undefined;
  /** A sentence for the integrator, such as `a number was expected, the rule gave a string`. */
  readonly because: string;
}

/** What one attribute should be. */
export interface DesiredAttribute {
  readonly mode: AttributeMode;
  readonly value: Exclude<RuleValue, undefined>;
}

/** What an account should hold, within what the policy owns. */
export interface DesiredEntitlements {
  readonly owns: (entitlement: EntitlementRef) => boolean;
  readonly holds: readonly EntitlementRef[];
}

/** `unmanaged`: nothing of this person is ever touched. `none`: no account is due and none is expected. */
export type Desire = DesiredAccount | "unmanaged" | "none";
