import type { Operation, Plan } from "@rollcall/core";
import { operationTransactions } from "../adapters/operation-transactions.ts";
import { type ChangeLimits, changeLimits } from "../limits.ts";
import { type Privileges, privileges } from "../privileges/privileges.ts";
import { privilegedDomainGroups } from "../privileges/well-known.ts";
import type { ChangeRates } from "../rates/readings.ts";
import { isChangeOf } from "../rules/attribute-of.ts";
import type { Transaction } from "../transaction.ts";
import { type BrakeRelease, type BrakeRule, releasedRules } from "./brake-release.ts";

/** With what a plan is judged. */
export interface BrakeOptions {
  readonly plan: Plan;
  /** Now, in milliseconds since 1970. */
  readonly at: number;
  /** `caps`, `closing` and `surprise` of the limits for changes; here they hold for each target. */
  readonly limits?: Partial<Pick<ChangeLimits, "caps" | "closing" | "surprise">> | undefined;
  readonly privileges?: Privileges | undefined;
  /**
   * What was changed before the plan was begun: a run that goes on must not find its own changes in it, or they count
   * twice. Without them only the plan itself is counted, and no rate is unusual.
   */
  readonly rates?: ChangeRates | undefined;
  readonly release?: BrakeRelease | undefined;
}

/** Why an operation is held back. */
export interface Braked {
  readonly rule: BrakeRule;
  /** A sentence that names nobody. */
  readonly reason: string;
}

interface Judging {
  readonly options: BrakeOptions;
  readonly limits: ChangeLimits;
  readonly privileges: Privileges;
  readonly released: ReadonlySet<BrakeRule>;
}

/**
 * Works out which operations of a plan the brake holds back, by their ids. It looks at the plan as a whole, in its
 * order and target by target, and at nothing that happens while it is applied: so the answer can be shown before the
 * first write, is the same after a crash, and a stricter brake never lets anything through that a milder one holds
 * back. From the operation on that goes over a limit, everything on its target is held back.
 */
export function brakedOperations(options: BrakeOptions): ReadonlyMap<string, Braked> {
  const { plan, at } = options;
  const judging: Judging = {
    options,
    limits: changeLimits(options.limits),
    privileges: options.privileges ?? privileges(),
    released: releasedRules(options.release, { planHash: plan.hash, at }),
  };
  const braked = new Map<string, Braked>();
  for (const operations of Map.groupBy(plan.operations, ({ target }) => target).values()) {
    judgeTarget(operations, judging, braked);
  }
  return braked;
}

function judgeTarget(
  operations: readonly Operation[],
  judging: Judging,
  braked: Map<string, Braked>,
): void {
  const { plan, at } = judging.options;
  const counts = new Map<string, number>();
  let stopped: Braked | undefined;
  for (const operation of operations) {
    const changes = operationTransactions(operation, { plan: plan.hash, at, source: "plan" });
    for (const change of changes) stopped ??= overLimit(change, counts, judging);
    const held = stopped ?? changes.map((change) => escalation(change, judging)).find(isHeld);
    if (held !== undefined) braked.set(operation.id, held);
  }
}

function isHeld(braked: Braked | undefined): boolean {
  return braked !== undefined;
}

/**
 * Counts a change, and says which limit it goes over. What another rule holds back counts too: a brake with more rules
 * must not let more through.
 */
function overLimit(
  change: Transaction,
  counts: Map<string, number>,
  judging: Judging,
): Braked | undefined {
  const { target, act, attribute } = change;
  const kind = { target, act, ...(attribute !== undefined && { attribute }) };
  const planned = add(counts, `${act} ${attribute ?? ""}`);
  const reading = judging.options.rates?.expect(kind, judging.options.at, planned);
  const count = reading?.count ?? planned;
  return (
    massDisable(change, counts, judging) ??
    massChange({ act, count }, judging) ??
    (reading !== undefined && reading.bits > judging.limits.surprise
      ? unlessReleased(
          judging,
          "unusual-rate",
          `${count} changes of this kind within a day are far more than is usual for this target`,
        )
      : undefined)
  );
}

function massDisable(
  { act, target }: Transaction,
  counts: Map<string, number>,
  judging: Judging,
): Braked | undefined {
  if (act !== "disable" && act !== "delete") return undefined;
  const { rates, at } = judging.options;
  const closed = (["disable", "delete"] as const).reduce(
    (sum, each) => sum + (rates?.expect({ target, act: each }, at, 0).count ?? 0),
    add(counts, "closing"),
  );
  const { closing } = judging.limits;
  if (closed <= closing) return undefined;
  return unlessReleased(
    judging,
    "mass-disable",
    `more than ${closing} accounts of this target would be disabled or deleted within a day`,
  );
}

function massChange(
  { act, count }: { readonly act: Transaction["act"]; readonly count: number },
  judging: Judging,
): Braked | undefined {
  const cap = judging.limits.caps[act];
  if (cap === undefined || count <= cap || act === "disable" || act === "delete") return undefined;
  return unlessReleased(
    judging,
    "mass-change",
    `there would be more than ${cap} changes of one kind (${act}) on this target within a day`,
  );
}

function escalation(change: Transaction, judging: Judging): Braked | undefined {
  const { act, group, after } = change;
  const isGrant = act === "grant" && group !== undefined;
  const isPrimary = isChangeOf(change, "primaryGroupID") && typeof after === "number";
  const isPrivileged =
    (isGrant && judging.privileges.through(group) !== undefined) ||
    (isPrimary && privilegedDomainGroups.has(after));
  if (!isPrivileged) return undefined;
  return unlessReleased(
    judging,
    "privilege-escalation",
    "it would give a right that rules the system",
  );
}

function unlessReleased({ released }: Judging, rule: BrakeRule, why: string): Braked | undefined {
  if (released.has(rule)) return undefined;
  return { rule, reason: `the brake holds it back (${rule}): ${why}` };
}

function add(counts: Map<string, number>, key: string): number {
  const sum = (counts.get(key) ?? 0) + 1;
  counts.set(key, sum);
  return sum;
}
