import type { Splits } from "../minimal/splits.ts";
import type { Wait, WaitReason } from "../minimal/waits.ts";
import type { WriteUnit } from "../minimal/write-unit.ts";
import type { Draft } from "./draft.ts";
import type { MembershipDraft } from "./memberships.ts";
import type { UnitDrafts } from "./units.ts";

/** Everything that has been drafted, and what waits for what. */
export interface Drafted {
  readonly units: readonly WriteUnit[];
  readonly drafts: readonly UnitDrafts[];
  readonly waits: readonly Wait[];
  readonly splits: Splits;
  readonly memberships: readonly MembershipDraft[];
}

/** Notes at every draft which others must be done first. */
export function linkDrafts(drafted: Drafted): void {
  for (const wait of drafted.waits) {
    const first = awaited(drafted, wait);
    for (const draft of waiting(drafted, wait)) for (const one of first) draft.after.add(one);
  }
  linkMemberships(drafted);
  enableLast(drafted);
}

/** The drafts of the unit that is waited for that end the wait. */
function awaited({ units, drafts, splits }: Drafted, wait: Wait): readonly Draft[] {
  const { early, late } = drafts[wait.to] as UnitDrafts;
  if (early.length === 0) return late;
  if (units[wait.to]?.form === "create") return early;
  if (!splits.early.has(wait)) return late;
  const given = new Set(
    wait.reasons.map(({ gives }) =>
      gives.what === "slot"
        ? gives.slot.attribute
        : gives.what === "reference"
          ? gives.attribute
          : "",
    ),
  );
  return early.filter((draft) => early.length === 1 || writes(draft, given));
}

/** The drafts of the unit that waits that cannot be done before. */
function waiting({ units, drafts, splits }: Drafted, wait: Wait): readonly Draft[] {
  const { early, late } = drafts[wait.from] as UnitDrafts;
  if (early.length === 0) return late;
  const unit = units[wait.from] as WriteUnit;
  if (unit.form === "create") {
    if (!splits.postponed.has(wait)) return early;
    const taken = new Set(wait.reasons.flatMap(({ takes }) => takes));
    return late.filter((draft) => late.length === 1 || writes(draft, taken));
  }
  const between = splits.between.get(wait.from) ?? {};
  const isEarly = ({ takes }: WaitReason) => {
    const changed = takes.filter((name) => unit.before[name] !== unit.after[name]);
    return changed.length > 0 && changed.every((name) => between[name] === unit.after[name]);
  };
  return wait.reasons.some(isEarly) ? [...early, ...late] : late;
}

function writes({ operation }: Draft, names: ReadonlySet<string>): boolean {
  return (
    operation.kind === "update" && operation.deltas.some(({ attribute }) => names.has(attribute))
  );
}

function linkMemberships({ units, drafts, memberships }: Drafted): void {
  const byKey = new Map(
    units.map((unit, number) => [unit.change.key, drafts[number] as UnitDrafts]),
  );
  for (const { draft, edges } of memberships) {
    for (const { change } of edges) {
      const { early = [], late = [] } = byKey.get(change.key) ?? {};
      if (change.difference.difference === "missing")
        draft.after.add((early[0] ?? late[0]) as Draft);
      if (change.difference.difference === "surplus") for (const one of late) one.after.add(draft);
    }
  }
}

/** An account is enabled once it has the attributes that it should have. */
function enableLast({ units, drafts }: Drafted): void {
  const byKey = Map.groupBy(units.keys(), (number) => units[number]?.change.key);
  for (const numbers of byKey.values()) {
    const all = numbers.flatMap((number) => drafts[number]?.late ?? []);
    const enabling = all.filter(enables);
    const others = all.filter((draft) => !enables(draft) && draft.operation.kind === "update");
    for (const draft of enabling) for (const other of others) draft.after.add(other);
  }
}

function enables({ operation }: Draft): boolean {
  return operation.kind === "update" && operation.enabled === true;
}
