import { addDays, type Instant, type Operation, startOfDay } from "@rollcall/core";
import { isPossible, type PortalAct } from "../life-cycle/act.ts";
import { fieldsOf } from "../mode/field-names.ts";
import { policyFile } from "../mode/policy-file.ts";
import type { WorkItem, WorkItemAct, WorkItemField } from "../mode/work-item.ts";
import { type Call, time } from "./call.ts";
import type { Found } from "./find.ts";
import { policiesOf } from "./one-policy.ts";
import type { Wanted } from "./proposal.ts";
import { refusal } from "./refusal.ts";

/** Writes what is wanted as a work item, in words for the administrator. Throws when the portal does not allow it now. */
export function workItemOf(call: Call, operation: Operation, wanted: Wanted): WorkItem {
  const { found, attributes } = wanted;
  const what = actOf(wanted);
  assertPossible(what, found);
  const account = found && {
    stable: found.account.ref.stable,
    ...(found.account.ref.lookup !== undefined && { lookup: found.account.ref.lookup }),
  };
  const file = fileOf(wanted);
  return {
    id: operation.id,
    what,
    title: titleOf(what, wanted),
    ...(account && { account }),
    organisation: organisationOf(call, wanted),
    fields: [...fieldsOf(attributes), ...furtherFields(wanted)],
    ...(file && { file }),
    reasons: operation.reasons.map(({ because }) => because),
    due: dueOf(call, operation),
    created: call.context.now(),
    effect: effectOf(call, what, wanted),
  };
}

/** A new account is known by whose it is: what the portal makes of the rest is for the next plan to compare. */
function effectOf(
  { context }: Call,
  what: WorkItemAct,
  { attributes, after, enabled, grant, revoke }: Wanted,
): WorkItem["effect"] {
  if (what === "create-or-join") {
    const names = [...context.settings.samePersonBy, "organisation"];
    const known = Object.entries(after).filter(([name]) => names.includes(name));
    return { attributes: Object.fromEntries(known), exists: true };
  }
  return {
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...(enabled !== undefined && { enabled }),
    ...(grant.length > 0 && { holds: grant }),
    ...(revoke.length > 0 && { lacks: revoke }),
    ...(what === "delete" && { exists: false }),
    ...(what === "restore" && { exists: true }),
  };
}

/** When an item should be done: by the operation's day where it has one, sooner when it closes access. */
export function dueOf(call: Call, { urgency, due }: Operation): Instant {
  const created = time(call);
  if (due !== undefined && Date.parse(startOfDay(addDays(due, 1))) > created) {
    return startOfDay(addDays(due, 1));
  }
  return new Date(created + hours[urgency] * 3_600_000).toISOString();
}

const hours: Readonly<Record<Operation["urgency"], number>> = {
  closing: 4,
  opening: 24,
  routine: 72,
};

function actOf({ act, attributes, enabled }: Wanted): WorkItemAct {
  if (act === "create" || act === "join") return "create-or-join";
  if (act !== "change") return act;
  if (attributes.status === "Active (Leaver)") return "mark-as-leaver";
  if (enabled === false) return "disable";
  return enabled === true ? "enable" : "change";
}

const portalActs: Partial<Record<WorkItemAct, PortalAct>> = {
  "mark-as-leaver": "mark-as-leaver",
  change: "edit",
  disable: "disable",
  enable: "enable",
  delete: "delete",
  restore: "restore",
};

function assertPossible(what: WorkItemAct, found: Found | undefined): void {
  const act = portalActs[what];
  const state = found?.standing.state;
  if (act === undefined || state === undefined || isPossible(act, state)) return;
  throw refusal(
    "precondition-failed",
    `the portal does not allow it while the account is ${state}`,
    {
      field: "status",
      rule: "state",
      advice: "Look at the account in the portal; plan again once it is in another state.",
    },
  );
}

function titleOf(what: WorkItemAct, { act, found, enabled }: Wanted): string {
  const name = found?.account.ref.lookup ?? "the account";
  const also = enabled === false ? " and disable it: marking alone does not stop signing in" : "";
  const titles: Readonly<Record<WorkItemAct, string>> = {
    "create-or-join":
      act === "join"
        ? `Join ${name} to the organisation: it was given up as a leaver's, and keeps its address`
        : "Search for the person first; join the account of a leaver, and create one only when there is none",
    change: `Change ${name}`,
    "mark-as-leaver": `Mark ${name} as a leaver${also}`,
    disable: `Disable ${name}`,
    enable: `Enable ${name}`,
    delete: `Delete ${name}`,
    restore: `Restore ${name}`,
    membership: `Change what ${name} holds`,
  };
  return titles[what];
}

function furtherFields({ act, enabled, grant, revoke }: Wanted): readonly WorkItemField[] {
  const isState = enabled !== undefined && act === "change";
  const named = (verb: string, all: Wanted["grant"]): readonly WorkItemField[] =>
    all.map(({ kind, id }) => ({ field: `${verb} ${kind}`, value: id }));
  return [
    ...(isState ? [{ field: "Account", value: enabled ? "Enabled" : "Disabled" }] : []),
    ...named("Add", grant),
    ...named("Remove", revoke),
  ];
}

/** The file needs the address, which a new account does not have yet. */
function fileOf({ grant, found }: Wanted): WorkItem["file"] {
  const [policy] = policiesOf(grant);
  const address = found?.user.mail ?? found?.account.ref.lookup;
  return policy === undefined || !address ? undefined : policyFile(policy, [address]);
}

function organisationOf({ context }: Call, { found, after }: Wanted): string {
  const [first = ""] = context.settings.organisations;
  const asked = found?.standing.organisation ?? after.organisation;
  return typeof asked === "string" ? asked : first;
}
