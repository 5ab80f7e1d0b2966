import type { Difference } from "../../diff/difference.ts";
import type { Schema } from "../../model/schema.ts";
import type { Finding } from "../plan.ts";
import { clashes } from "./clashes.ts";
import { closingPart } from "./closing.ts";
import { effects, type ObjectChange, objectChange, type Reference } from "./object-change.ts";
import type { Holders } from "./unique-key.ts";
import { canLeaveOut, dangling, type Referents, withoutReferences } from "./unresolved.ts";

/** What is known of the target besides the differences. */
export interface Surroundings {
  readonly schema: Schema;
  readonly holders: Holders;
  /** Tells whether an account exists in the target now, for references; all are taken to when missing. */
  readonly exists?: ((stable: string) => boolean) | undefined;
}

/** The changes that can be made, and what a person should know of the others. */
export interface Feasible {
  readonly changes: readonly ObjectChange[];
  readonly findings: readonly Finding[];
}

/**
 * Takes out what cannot be made: changes that ask for a value which another account keeps, but for what closes
 * access, and references that lead nowhere. What is taken out may make room for less, so this goes on until it settles.
 */
export function feasible(differences: readonly Difference[], around: Surroundings): Feasible {
  const findings: Finding[] = [];
  for (let left = differences; ; ) {
    const changes = left.map((difference) => objectChange(difference, around.schema));
    const round = settle(changes, around);
    if (round.findings.length === 0) return { changes, findings };
    findings.push(...round.findings);
    left = round.differences;
  }
}

/**
 * Takes whole changes out, but for what closes access, and with them the deletion of every account that they would have
 * ceased to refer to. `because` gives the reasons by change.
 */
export function takeOut(
  changes: readonly ObjectChange[],
  because: ReadonlyMap<ObjectChange, string>,
): { readonly differences: readonly Difference[]; readonly findings: readonly Finding[] } {
  const reasons = new Map(because);
  const deleted = new Map(changes.filter(isSurplus).map((change) => [change.key, change]));
  for (const [{ kind, before, after }] of reasons) {
    if (deleted.size === 0) break;
    for (const { to } of effects(kind, before, after).drops) {
      const kept = deleted.get(to);
      if (kept && !reasons.has(kept)) reasons.set(kept, stillReferred);
    }
  }
  const stopped = changes.filter((change) => reasons.has(change));
  return {
    differences: changes.flatMap((change) =>
      reasons.has(change) ? (closingPart(change.difference) ?? []) : change.difference,
    ),
    findings: stopped.map((change) => blocked(change, reasons.get(change) as string)),
  };
}

const stillReferred = "an account whose own change is blocked still refers to it";

function isSurplus({ difference }: ObjectChange): boolean {
  return difference.difference === "surplus";
}

function blocked({ difference }: ObjectChange, because: string): Finding {
  return {
    ...about(difference),
    finding: "blocked",
    because,
    advice: "Decide which account gets the value; access that ends is closed in any case.",
  };
}

function settle(
  changes: readonly ObjectChange[],
  around: Surroundings,
): { readonly differences: readonly Difference[]; readonly findings: readonly Finding[] } {
  const stopped = clashes(changes, around.holders);
  const referents = referentsOf(changes, around);
  const because = new Map<ObjectChange, string>();
  const lost = new Map<ObjectChange, readonly Reference[]>();
  for (const [index, change] of changes.entries()) {
    const clash = stopped.get(index);
    const references = clash ? [] : dangling(change, referents);
    const needed = references.find(({ attribute }) => !canLeaveOut(change, attribute));
    if (clash || needed)
      because.set(change, clash?.because ?? leadsNowhere(needed?.attribute ?? ""));
    else if (references.length > 0) lost.set(change, references);
  }
  if (because.size > 0) return takeOut(changes, because);
  return {
    differences: changes.flatMap((change) => {
      const references = lost.get(change);
      return references
        ? (withoutReferences(change, references, referents.deleted) ?? [])
        : change.difference;
    }),
    findings: [...lost].flatMap(([{ difference }, references]) =>
      references.map(({ attribute }) => unresolved(difference, attribute)),
    ),
  };
}

function referentsOf(changes: readonly ObjectChange[], around: Surroundings): Referents {
  const keys = (kind: Difference["difference"]) =>
    new Set(
      changes.filter(({ difference }) => difference.difference === kind).map(({ key }) => key),
    );
  return { made: keys("missing"), deleted: keys("surplus"), exists: around.exists };
}

function unresolved(difference: Difference, attribute: string): Finding {
  return {
    ...about(difference),
    finding: "unresolved-reference",
    because: leadsNowhere(attribute),
    advice: "Nothing is to be done: it is set once that account is there.",
  };
}

function leadsNowhere(attribute: string): string {
  return `the account that ${attribute} should lead to is not there and is not being made`;
}

function about({
  target,
  personId,
  label,
}: Difference): Pick<Finding, "target" | "personId" | "about"> {
  return { target, ...(personId === undefined ? {} : { personId }), about: label };
}
