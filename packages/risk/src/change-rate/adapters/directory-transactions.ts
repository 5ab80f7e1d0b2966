import {
  type Account,
  type AccountRef,
  type AttributeValue,
  type ChangePage,
  ConnectorError,
  entitlementKey,
  type HeldEntitlement,
} from "@rollcall/core";
import type { Transaction } from "../transaction.ts";
import { isWatched, watchedValue } from "./watched-values.ts";

/** What a directory's changes do not say. */
export interface DirectoryContext {
  /** The name of the target. */
  readonly target: string;
  /** When the page was read, in milliseconds since 1970: a tombstone does not say when it came. */
  readonly at: number;
  /**
   * The account as it was before; nothing for one that was not there. Begin with a full read, or every account looks
   * new.
   */
  readonly before: (ref: AccountRef) => Account | undefined;
  readonly organisation?: ((account: Account) => string | undefined) | undefined;
}

type Change = Pick<Transaction, "act"> & Partial<Transaction>;

/** What directories write by themselves as people sign in: no change of an identity. */
const noise: ReadonlySet<string> = new Set(["lastlogontimestamp", "lockouttime", "whencreated"]);

const disabledBit = 2;

/**
 * Tells one by one what a page of changes changed, by the accounts before and after. A directory does not say who did
 * it. Attributes that were not read whole are not compared. `pwdLastSet` stands for a password that was set anew, by
 * whomever. Throws `invalid-value` for an account whose `observedAt` is no instant.
 */
export function directoryTransactions(
  page: ChangePage<Account>,
  context: DirectoryContext,
): readonly Transaction[] {
  return page.changes.flatMap((change) => {
    if (change.change === "tombstone") {
      const { stable } = change.ref;
      const { target, at } = context;
      return [
        {
          id: `${target}/${stable}/gone`,
          at,
          target,
          account: stable,
          act: "delete",
          source: "directory",
        },
      ];
    }
    return accountTransactions(change.record, context);
  });
}

function accountTransactions(after: Account, context: DirectoryContext): readonly Transaction[] {
  const { target, organisation } = context;
  const before = context.before(after.ref);
  const at = Date.parse(after.observedAt);
  if (Number.isNaN(at)) throw notAnInstant();
  const lastSignIn = signInOf(before) ?? signInOf(after);
  const changes: readonly Change[] =
    before === undefined
      ? [{ act: "create" }, ...attributeChanges(undefined, after), ...memberships(undefined, after)]
      : [
          ...switched(before, after),
          ...attributeChanges(before, after),
          ...memberships(before, after),
        ];
  return changes.map((change, index) => ({
    id: `${target}/${after.ref.stable}/${after.version ?? after.observedAt}/${index}`,
    at,
    target,
    account: after.ref.stable,
    organisation: organisation?.(after),
    container: textOf(after.attributes.container),
    ...(lastSignIn !== undefined && { lastSignIn }),
    source: "directory",
    ...change,
  }));
}

function switched(before: Account, after: Account): readonly Change[] {
  if (before.enabled === after.enabled) return [];
  return [{ act: after.enabled ? "enable" : "disable" }];
}

function attributeChanges(before: Account | undefined, after: Account): readonly Change[] {
  const names = new Set([
    ...Object.keys(before?.attributes ?? {}),
    ...Object.keys(after.attributes),
  ]);
  const unread = new Set([...(before?.incomplete ?? []), ...(after.incomplete ?? [])]);
  return [...names].flatMap((attribute) => {
    // What a new account is made with says nothing, but for what rules watch.
    const counts =
      before === undefined ? isWatched(attribute) : !noise.has(attribute.toLowerCase());
    if (!counts || unread.has(attribute)) return [];
    return attributeChange(attribute, before?.attributes[attribute], after.attributes[attribute]);
  });
}

function attributeChange(
  attribute: string,
  was: AttributeValue | null | undefined,
  is: AttributeValue | null | undefined,
): readonly Change[] {
  if (comparable(was) === comparable(is)) return [];
  const [before, after] = [watchedValue(attribute, was), watchedValue(attribute, is)];
  const name = attribute.toLowerCase();
  if (name === "pwdlastset") return [{ act: "password-reset" }];
  // Enabling and disabling is told as such, and not again as a change of flags.
  if (name === "useraccountcontrol" && ((before ?? 0) ^ (after ?? 0)) === disabledBit) return [];
  return [{ act: "attribute", attribute, before, after }];
}

function memberships(before: Account | undefined, after: Account): readonly Change[] {
  if ([before, after].some((each) => each?.incomplete?.includes("entitlements"))) return [];
  const was = new Map((before?.entitlements ?? []).map((held) => [entitlementKey(held), held]));
  const is = new Map(after.entitlements.map((held) => [entitlementKey(held), held]));
  const change = (act: "grant" | "revoke", held: HeldEntitlement): Change => ({
    act,
    group: held.id,
  });
  return [
    ...[...is].flatMap(([key, held]) => (was.has(key) ? [] : [change("grant", held)])),
    ...[...was].flatMap(([key, held]) => (is.has(key) ? [] : [change("revoke", held)])),
  ];
}

/** Writes a value so that equal ones are equal texts; the order of several means nothing here. */
function comparable(value: AttributeValue | null | undefined): string {
  if (value === undefined || value === null) return "";
  const values = Array.isArray(value)
    ? value.map((each) => JSON.stringify(each)).sort()
    : [JSON.stringify(value)];
  return values.join("\n");
}

function signInOf(account: Account | undefined): number | undefined {
  const at = Date.parse(textOf(account?.attributes.lastLogonTimestamp) ?? "");
  return Number.isNaN(at) ? undefined : at;
}

function textOf(value: AttributeValue | null | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function notAnInstant(): ConnectorError {
  return new ConnectorError({
    code: "invalid-value",
    message: "the account cannot be used: observedAt is not an instant",
    advice: "Correct the connector that read it.",
    where: { field: "observedAt", rule: "instant" },
  });
}
