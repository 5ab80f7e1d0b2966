import { type Account, type AccountRef, ConnectorError, type KindSchema } from "@rollcall/core";
import { accountOf, type GraphUser } from "../account.ts";
import { failure } from "../errors.ts";
import { isGuid } from "../guid.ts";
import type { AccountStanding } from "../life-cycle/standing.ts";
import { parseState } from "../life-cycle/state.ts";
import { organisationOf } from "../ownership.ts";
import { selectionOf } from "../read/selection.ts";
import type { NhsmailSettings } from "../settings.ts";
import { askAbout } from "./ask.ts";
import type { Asking, Call } from "./call.ts";
import { refusal } from "./refusal.ts";

/** An account as it stood right before a write, with the attributes that were asked for and no memberships. */
export interface Found {
  readonly user: GraphUser;
  readonly account: Account;
  readonly standing: AccountStanding;
  /** It is mastered by an on-premises directory. */
  readonly synced: boolean;
}

/** The kind of everything that this connector writes. Throws `unsupported` for any other. */
export function kindOf({ context }: Call, name: string): KindSchema {
  const kind = name === "account" ? context.schema.kinds[name] : undefined;
  if (kind) return kind;
  throw refusal("unsupported", "the directory has no records of this kind", {
    rule: "kind",
    advice: "Use the kind account.",
  });
}

/** Reads one account right before it is written; `undefined` when there is none of that key. */
export async function find(
  call: Call,
  { stable }: AccountRef,
  names: readonly string[],
): Promise<Found | undefined> {
  const request = readingOf(call, ["users", stable], names);
  // A principal name would be answered too, with an account that may be another's by now.
  if (!isGuid(stable)) return undefined;
  const answer = await askAbout(call, stable, request);
  if (answer.status === 404) return undefined;
  if (answer.status !== 200) throw failure(answer, { operation: "read the account", request });
  return foundOf(call, answer.body as GraphUser);
}

/** Makes the request that reads an account, with whose it is and all that decides whether it may be written. */
export function readingOf(call: Call, path: readonly string[], names: readonly string[]): Asking {
  const { settings } = call.context;
  const { query } = selectionOf(call.context, names);
  const own = [settings.statusAttribute, settings.correlationAttribute];
  const further = ["onPremisesSyncEnabled", "usageLocation", "licenseAssignmentStates", ...own];
  const wanted = [...(query.$select ?? "").split(","), ...further].filter((name) => name);
  return { method: "GET", path, query: { ...query, $select: [...new Set(wanted)].join(",") } };
}

/** Reads an account out of Graph's user. Throws `permission-denied` when it is not whole enough to be written. */
export function foundOf({ context }: Call, user: GraphUser): Found {
  const { attributes } = context;
  const account = accountOf(user, { attributes, groups: [], observedAt: context.now() });
  if ("rule" in account) {
    throw new ConnectorError({
      code: "permission-denied",
      message: "the account cannot be read well enough to be written",
      advice: account.advice,
      where: { rule: account.rule },
    });
  }
  const standing = standingOf(context.settings, user);
  return { user, account, standing, synced: user.onPremisesSyncEnabled === true };
}

function standingOf(
  settings: Pick<NhsmailSettings, "organisationAttribute" | "statusAttribute">,
  user: GraphUser,
): AccountStanding {
  const { statusAttribute } = settings;
  const status = statusAttribute && user[statusAttribute];
  return {
    organisation: organisationOf(user, settings),
    ...(typeof status === "string" && { state: parseState(status) }),
  };
}
