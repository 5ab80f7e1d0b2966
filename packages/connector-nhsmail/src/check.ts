import type { CheckResult } from "@rollcall/core";
import type { ChangesWay } from "./changes/way.ts";
import type { NhsmailContext } from "./context.ts";
import { failure } from "./errors.ts";
import type { Mode } from "./mode/mode.ts";
import { overdueFindings, reviewWorkItems } from "./mode/review.ts";
import { missingPermissions, neededPermissions } from "./permissions.ts";
import { filtersOf } from "./read/filter.ts";
import { readPart } from "./read.ts";

/**
 * Asks for one account of ours, and says what may be done and what not. Where people carry out work items, each open one is
 * compared with its account: those that were done are closed, those that are overdue are told. Throws when Graph does not
 * answer.
 */
export async function checkSession(context: NhsmailContext): Promise<CheckResult> {
  const { settings, claims } = context;
  const reading = await readingFinding(context);
  const missing = missingPermissions(neededPermissions(settings), claims.permissions ?? new Set());
  const lacking = missing.map(
    ({ anyOf, without }) => `${without}: the token has no ${anyOf[0]?.replace("+", " with ")}`,
  );
  const findings = [
    modeFindings[settings.mode.mode],
    changesFindings[settings.changes],
    ...groupsFinding(context),
    ...(settings.statusAttribute === undefined && settings.mode.mode !== "tenant" ? [blind] : []),
    ...(claims.permissions === undefined ? [unreadableToken] : lacking),
  ];
  const asked = reading.ok ? await workItemFindings(context) : [];
  return { ok: reading.ok, findings: [...reading.findings, ...findings, ...asked] };
}

const blind =
  "the portal's states cannot be read: without statusAttribute a leaver and an account that is being made look like any other";
const unreadableToken = "the token does not say what the application may do";

const modeFindings: Readonly<Record<Mode["mode"], string>> = {
  "read-only": "nothing is written: the mode is read-only",
  portal: "changes become work items for a local administrator, and are seen when they were done",
  service: "changes are handed to the joiner, mover and leaver service, and are seen when done",
  tenant: "changes are written through Microsoft Graph: the mode is tenant",
};

const changesFindings: Readonly<Record<ChangesWay, string>> = {
  listing: "changes are found by listing our accounts, 999 to a request",
  "by-id": "changes are found by Graph's delta of known accounts, 50 to a request, and a listing",
  tenant: "changes are found by Graph's delta of the whole tenant",
  none: "changes are not read, so that each run reads everything",
};

/** Others' changes of memberships do not show in a user. */
function groupsFinding({ settings }: NhsmailContext): readonly string[] {
  const { groups, changes } = settings;
  if (groups !== "all" || changes === "tenant" || changes === "none") return [];
  return ["others' changes of memberships are found by full reads alone: groups are not named"];
}

async function workItemFindings({
  settings,
  ...context
}: NhsmailContext): Promise<readonly string[]> {
  const { mode, samePersonBy } = settings;
  const workItems = "workItems" in mode ? mode.workItems : undefined;
  if (!workItems) return [];
  const read = readPart({ settings, ...context });
  const now = context.now();
  const review = await reviewWorkItems({
    workItems,
    read,
    now,
    samePersonBy,
    schema: context.schema,
  });
  const { ended, waiting } = review;
  return [
    `of the work items, ${ended.length} were closed by this check, and ${waiting.length} are open and not yet due`,
    ...overdueFindings(review),
  ];
}

/** An application without the right to read is told of; any other failure is thrown. */
async function readingFinding({
  transport,
  settings,
  newId,
}: NhsmailContext): Promise<{ readonly ok: boolean; readonly findings: readonly string[] }> {
  const [filter] = filtersOf({ settings });
  const query = { $select: "id", $top: "1", ...(filter !== undefined && { $filter: filter }) };
  const request = { id: newId(), method: "GET", path: ["users"], query } as const;
  const answer = await transport.send(request);
  if (answer.status === 403) {
    return { ok: false, findings: ["accounts cannot be read: Graph refused it (403)"] };
  }
  if (answer.status !== 200) throw failure(answer, { operation: "list accounts", request });
  const { value } = answer.body as { readonly value?: unknown };
  const isEmpty = Array.isArray(value) && value.length === 0;
  return { ok: true, findings: isEmpty ? [noAccounts] : [] };
}

const noAccounts =
  "no account of our organisations was found: check organisations and organisationAttribute";
