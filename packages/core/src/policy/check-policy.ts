import { ConnectorError } from "../errors.ts";
import type { AttributeSchema, KindSchema, Schema } from "../model/schema.ts";
import { nearestName } from "../nearest-name.ts";
import type { AttributeRule, TargetPolicy } from "./policy.ts";
import { targetFaults } from "./policy-form.ts";

/** What a policy is checked against. */
export interface PolicyCheck {
  readonly target: string;
  readonly schema: Schema;
}

/** Throws `invalid-options` naming everything in the rules for a target that is no rule, or that the target cannot hold. */
export function checkPolicy(policy: TargetPolicy, { target, schema }: PolicyCheck): void {
  const badForm = targetFaults(policy);
  const faults = badForm.length > 0 ? badForm : misfits(policy, { target, schema });
  if (faults.length === 0) return;
  throw new ConnectorError({
    code: "invalid-options",
    message: `the policy for ${target} has ${faults.length === 1 ? "a fault" : `${faults.length} faults`}: ${faults.join("; ")}`,
    advice: "Correct the policy; nothing was read.",
    scope: "session",
    where: { field: `targets.${target}` },
  });
}

function misfits(policy: TargetPolicy, { target, schema }: PolicyCheck): readonly string[] {
  const kind = policy.kind ?? "account";
  const known = Object.hasOwn(schema.kinds, kind) ? schema.kinds[kind] : undefined;
  return [
    ...(known
      ? kindFaults(policy, known)
      : [`kind: ${target} has no ${kind}${meant(kind, Object.keys(schema.kinds))}`]),
    ...duplicateNames(policy),
  ];
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

function meant(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  return nearest === undefined ? "" : `, did you mean ${nearest}?`;
}
