import { ConnectorError } from "../errors.ts";
import type { AttributeSchema, KindSchema, Schema } from "../model/schema.ts";
import { nearestName } from "./nearest-name.ts";
import type { AttributeRule, Lifecycle, TargetPolicy } from "./policy.ts";

/** What a policy is checked against. */
export interface PolicyCheck {
  readonly target: string;
  readonly schema: Schema;
}

/** Throws `invalid-options` naming everything in the rules for a target that the target cannot hold, all at once. */
export function checkPolicy(policy: TargetPolicy, { target, schema }: PolicyCheck): void {
  const kind = policy.kind ?? "account";
  const known = Object.hasOwn(schema.kinds, kind) ? schema.kinds[kind] : undefined;
  const faults = [
    ...(known
      ? kindFaults(policy, known)
      : [`kind: ${target} has no ${kind}${meant(kind, Object.keys(schema.kinds))}`]),
    ...duplicateNames(policy),
    ...lifecycleFaults(policy.lifecycle ?? {}),
  ];
  if (faults.length === 0) return;
  throw new ConnectorError({
    code: "invalid-options",
    message: `the policy for ${target} has ${faults.length === 1 ? "a fault" : `${faults.length} faults`}: ${faults.join("; ")}`,
    advice: "Correct the policy; nothing was read.",
    scope: "session",
    where: { field: `targets.${target}` },
  });
}

function kindFaults(policy: TargetPolicy, kind: KindSchema): readonly string[] {
  const names = Object.keys(kind.attributes);
  const faultsOf = (
    place: string,
    name: string,
    check: (known: AttributeSchema) => string | undefined,
  ) => {
    const known = Object.hasOwn(kind.attributes, name) ? kind.attributes[name] : undefined;
    const problem = known ? check(known) : `there is no such attribute${meant(name, names)}`;
    return problem === undefined ? [] : [`${place}: ${problem}`];
  };
  return [
    ...Object.entries(policy.attributes).flatMap(([name, rule]) =>
      faultsOf(`attributes.${name}`, name, (known) => ruleProblem(rule, known)),
    ),
    ...policy.correlate.flatMap(({ name, attribute }) =>
      faultsOf(`correlate.${name}`, attribute, ({ secret }) =>
        secret ? `${attribute} is secret and cannot be read` : undefined,
      ),
    ),
    ...(policy.entitlements && !kind.entitlements?.length
      ? ["entitlements: accounts of this kind hold none"]
      : []),
  ];
}

function ruleProblem({ mode }: AttributeRule, known: AttributeSchema): string | undefined {
  if (known.secret) return "it is secret and cannot be compared";
  if (known.readOnly) return "it is read-only";
  if (known.writeOnce && mode !== "initial") {
    return "it can be set only when the account is made; use initial()";
  }
  return undefined;
}

function duplicateNames({ correlate }: TargetPolicy): readonly string[] {
  const names = correlate.map(({ name }) => name);
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [...twice].map((name) => `correlate.${name}: two rules have this name`);
}

function lifecycleFaults(lifecycle: Lifecycle): readonly string[] {
  const days = [
    ["createDaysBefore", lifecycle.createDaysBefore],
    ["graceDays", lifecycle.graceDays],
    ["retainDays", lifecycle.retainDays === "forever" ? undefined : lifecycle.retainDays],
  ] as const;
  const whole = days
    .filter(([, value]) => value !== undefined && !(Number.isSafeInteger(value) && value >= 0))
    .map(([name]) => `lifecycle.${name}: a whole number of days, 0 or more, was expected`);
  return [...whole, ...choiceFaults(lifecycle), ...absenceFaults(lifecycle.whenAbsent)];
}

function absenceFaults(rule: Lifecycle["whenAbsent"]): readonly string[] {
  if (rule === undefined || rule === "report") return [];
  const { runs, hours } = rule;
  const isSound = Number.isSafeInteger(runs) && runs >= 1 && Number.isFinite(hours) && hours >= 0;
  if (isSound) return [];
  return ["lifecycle.whenAbsent: report, or runs (1 or more) and hours (0 or more), was expected"];
}

function choiceFaults(lifecycle: Lifecycle): readonly string[] {
  const access = ["enabled", "disabled"];
  const choices = [
    ["lastDay", lifecycle.lastDay, ["earlier", "last-working-day", "end"]],
    ["whileAbsent", lifecycle.whileAbsent, access],
    ["whileSuspended", lifecycle.whileSuspended, access],
    ["whenLeft", lifecycle.whenLeft, ["disabled", "as-it-is"]],
  ] as const;
  return choices
    .filter(
      ([, value, allowed]) =>
        value !== undefined && !(allowed as readonly string[]).includes(value),
    )
    .map(([name, , allowed]) => `lifecycle.${name}: one of ${allowed.join(", ")} was expected`);
}

function meant(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  return nearest === undefined ? "" : `, did you mean ${nearest}?`;
}
