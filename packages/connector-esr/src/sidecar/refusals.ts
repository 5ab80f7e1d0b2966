import { dayAt } from "../bytes/day.ts";
import { hashKey, type Key, keyAt } from "../bytes/key.ts";
import type { Row } from "../bytes/row.ts";
import { niNumberAt } from "../identifier.ts";
import type { RowFault } from "./check-row.ts";
import type { EvidenceColumns, RowPlan, UnreadRow } from "./plan-row.ts";
import { addEvidence, type EntryContext } from "./row-entries.ts";
import type { RefusedRow } from "./sidecar.ts";

/** The rows of an extract that were refused so far. */
export interface Refusals {
  count: number;
  /** Of how many nobody can tell whom they are about. */
  strays: number;
  /** The line of the first of those. */
  firstStray: number | undefined;
  readonly first: RefusedRow[];
}

/** A row that is refused, and what is known of where it stands. */
export interface Refused {
  readonly row: Row;
  /** Missing when the type of the row is not known. */
  readonly plan: RowPlan | UnreadRow | undefined;
  readonly fault: RowFault;
  /** Whether its bytes are not those of a row, so that no field of it can be relied on. */
  readonly torn: boolean;
  readonly line: number;
  readonly offset: number;
  /** The person whose rows are being passed, by the place of the person's own row. */
  readonly block: Block;
}

/** The person behind whose row others stand; `person` is 0 before the first. */
export interface Block {
  person: Key;
  offset: number;
}

const mostKept = 1000;

/** Begins with none. */
export function noRefusals(): Refusals {
  return { count: 0, strays: 0, firstStray: undefined, first: [] };
}

/**
 * Counts a refused row, and withholds whom it is about: what is known of them is not known well enough to act on. Where
 * nobody can tell, it is a stray, and the person behind whose row it stands is withheld, since that is where the interface
 * puts the rows of a person.
 */
export function addRefused(refusals: Refusals, refused: Refused, context: EntryContext): void {
  const { line, fault, block } = refused;
  refusals.count++;
  if (refusals.first.length < mostKept) refusals.first.push({ line, ...fault });
  if (withholdBearer(refused, context)) return;
  refusals.strays++;
  refusals.firstStray ??= line;
  if (block.person > 0) context.lists.withheld.add(hashKey(block.person), block.offset);
}

/** Tells whether it is known what the row is about. */
function withholdBearer(refused: Refused, context: EntryContext): boolean {
  const { row, plan, offset } = refused;
  if (plan === undefined) return false;
  if (plan === "unread") return true;
  const { about } = plan;
  const key = about !== undefined && row.count > about ? keyAt(row, about) : 0;
  if (key <= 0) return false;
  const isPersonal = plan.name === "person" || plan.name === "assignment";
  context.lists[isPersonal ? "withheld" : "doubtful"].add(hashKey(key), offset);
  if (isRecognised(refused, plan, context)) {
    context.lists.recognised.add(hashKey(key), offset);
    addEvidence(refused, plan.evidence, context);
  }
  return true;
}

/** Tells whether the fault of a person row is none of what tells which human it is of. */
function isRecognised(
  { row, torn }: Refused,
  plan: RowPlan,
  { niSeed }: EntryContext,
): plan is RowPlan & { readonly evidence: EvidenceColumns } {
  if (torn || !plan.evidence || row.count !== plan.columns) return false;
  const [, , ni, born] = plan.evidence;
  const needsBirthDate = niSeed !== undefined && niNumberAt(row, ni) !== "";
  return !needsBirthDate || dayAt(row, born) >= 0;
}
