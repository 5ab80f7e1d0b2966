import {
  type Absent,
  type Account,
  type CallOptions,
  compareValue,
  entitlementKey,
  type Instant,
  isAbsent,
  type ReadPart,
  type Schema,
} from "@rollcall/core";
import { isShownAs } from "../life-cycle/leaver-status.ts";
import type { SignedWorkItem, WorkItemEnd } from "./work-item.ts";
import type { WorkItems } from "./work-items.ts";

/** What work items are compared with. */
export interface ReviewOptions extends CallOptions {
  readonly workItems: WorkItems;
  readonly read: ReadPart<Account>;
  readonly schema: Schema;
  readonly now: Instant;
  /** By which of its attributes a new account is looked for; those of the option of that name. */
  readonly samePersonBy: readonly string[];
}

/** What became of the open work items. */
export interface WorkItemReview {
  /** Were carried out, or are about an account that is not ours any more; closed by this review. */
  readonly ended: readonly (SignedWorkItem & Pick<WorkItemEnd, "end">)[];
  /** Are open, and not due yet. */
  readonly waiting: readonly SignedWorkItem[];
  /** Should have been done by now: somebody must ask after them. */
  readonly overdue: readonly SignedWorkItem[];
}

/** Compares every open work item with what there is: closes what was carried out, and tells what is overdue. */
export async function reviewWorkItems(options: ReviewOptions): Promise<WorkItemReview> {
  const ended: (SignedWorkItem & Pick<WorkItemEnd, "end">)[] = [];
  const waiting: SignedWorkItem[] = [];
  const overdue: SignedWorkItem[] = [];
  for (const item of await options.workItems.list()) {
    const end = await endOf(item, options);
    if (end) {
      await options.workItems.close(item.id, { end, at: options.now });
      ended.push({ ...item, end });
    } else if (Date.parse(item.due) < Date.parse(options.now)) overdue.push(item);
    else waiting.push(item);
  }
  return { ended, waiting, overdue };
}

/** Writes what is overdue as findings for the person who runs it; they name no person. */
export function overdueFindings({ overdue }: WorkItemReview): readonly string[] {
  return overdue.map(
    ({ id, what, organisation, due }) =>
      `work item ${id} (${what}, ${organisation}) was due by ${due} and is not done: ask its administrator`,
  );
}

async function endOf(
  item: SignedWorkItem,
  options: ReviewOptions,
): Promise<WorkItemEnd["end"] | undefined> {
  const { effect, account } = item;
  if (effect.gains || effect.loses) return (await membersAreSo(item, options)) ? "done" : undefined;
  const found = account ? await read(account.stable, options) : await lookFor(item, options);
  if (!found) return undefined;
  if (isAbsent(found)) return endWithout(item, found);
  if (effect.exists === false) return undefined;
  return isSo(item, found, options.schema) ? "done" : undefined;
}

/** Another organisation's account is not ours to ask anything of; a leaver's that was adopted is where it should be. */
function endWithout({ what }: SignedWorkItem, { absent }: Absent): WorkItemEnd["end"] | undefined {
  if (absent === "no-permission") return undefined;
  if (absent === "not-ours") {
    if (what === "create-or-join") return undefined;
    return what === "mark-as-leaver" ? "done" : "withdrawn";
  }
  if (what === "delete") return "done";
  return what === "restore" || what === "create-or-join" ? undefined : "withdrawn";
}

function isSo({ effect }: SignedWorkItem, account: Account, schema: Schema): boolean {
  const known = schema.kinds[account.ref.kind]?.attributes ?? {};
  const held = new Set(account.entitlements.map(entitlementKey));
  const { attributes = {}, enabled, holds = [], lacks = [] } = effect;
  return (
    (enabled === undefined || enabled === account.enabled) &&
    holds.every((one) => held.has(entitlementKey(one))) &&
    lacks.every((one) => !held.has(entitlementKey(one))) &&
    Object.entries(attributes).every(([name, value]) => {
      const attribute = known[name];
      if (!attribute || account.incomplete?.includes(name)) return false;
      if (name === "status") return isShownAs(value, account.attributes.status);
      return compareValue(name, attribute)(value, account.attributes[name]) === undefined;
    })
  );
}

async function membersAreSo({ effect }: SignedWorkItem, options: ReviewOptions): Promise<boolean> {
  const { gains = [], loses = [], holds = [], lacks = [] } = effect;
  const has = async (stable: string, key: string): Promise<boolean | undefined> => {
    const found = await read(stable, options);
    if (isAbsent(found)) return undefined;
    return found.entitlements.some((one) => entitlementKey(one) === key);
  };
  for (const key of holds.map(entitlementKey)) {
    for (const stable of gains) if ((await has(stable, key)) !== true) return false;
  }
  for (const key of lacks.map(entitlementKey)) {
    for (const stable of loses) if ((await has(stable, key)) === true) return false;
  }
  return true;
}

function read(stable: string, options: ReviewOptions): Promise<Account | Absent> {
  return options.read.get({ kind: "account", stable }, { signal: options.signal });
}

/** Looks for an account that was to be made, among ours, by the attribute that no two people share. */
async function lookFor(
  { effect }: SignedWorkItem,
  { read: part, samePersonBy, signal }: ReviewOptions,
): Promise<Account | undefined> {
  const attribute = samePersonBy.find((name) => typeof effect.attributes?.[name] === "string");
  if (attribute === undefined) return undefined;
  const where = { attribute, anyOf: [String(effect.attributes?.[attribute])] };
  for await (const { items } of part.scan({ where, signal })) {
    const [found] = items;
    if (found) return found;
  }
  return undefined;
}
