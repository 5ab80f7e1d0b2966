import { instant } from "../instant.ts";
import type { Entry } from "../store/change.ts";
import type { Answer } from "../wire/exchange.ts";
import { answered } from "./answered.ts";
import { filtered } from "./filtered.ts";
import type { Call, Operation } from "./operation.ts";
import { pageOf } from "./page.ts";

const readers = ["AuditLog.Read.All"];

/** `GET /auditLogs/directoryAudits`: what the journal holds of users and groups, newest first. */
export const directoryAudits: Operation = {
  name: "GET /auditLogs/directoryAudits",
  permissions: readers,
  run: (call) => {
    const entries = call.world.store.entries.filter((entry) => entry.do !== "portal");
    return paged(call, entries.toReversed().map(auditOf), "/auditLogs/directoryAudits");
  },
};

/** `GET /auditLogs/signIns`: none, since nobody signs in to this directory through Graph. */
export const signIns: Operation = {
  name: "GET /auditLogs/signIns",
  permissions: readers,
  run: (call) => paged(call, [], "/auditLogs/signIns"),
};

function paged(call: Call, all: readonly object[], path: string): Answer {
  const { items, link } = pageOf(call, filtered(call, all), path);
  return answered(path.slice(1), { ...link, value: items });
}

const activities: Readonly<Record<Entry["do"], string>> = {
  set: "Update user",
  delete: "Delete user",
  restore: "Restore user",
  purge: "Hard Delete user",
  join: "Add member to group",
  part: "Remove member from group",
  portal: "Update user",
  grant: "Add member to role request",
  organisation: "Update company settings",
};

function auditOf(entry: Entry): object {
  const target =
    entry.do === "join" || entry.do === "part" ? entry.member : "id" in entry ? entry.id : "";
  return {
    id: `Directory_${entry.seq}`,
    category: entry.do === "join" || entry.do === "part" ? "GroupManagement" : "UserManagement",
    correlationId: null,
    result: "success",
    resultReason: "",
    activityDisplayName: activities[entry.do],
    activityDateTime: instant(entry.at),
    loggedByService: "Core Directory",
    operationType: entry.do === "set" ? "Update" : "Delete",
    initiatedBy: {
      user: null,
      app: {
        appId: entry.by,
        displayName: null,
        servicePrincipalId: null,
        servicePrincipalName: null,
      },
    },
    targetResources: [{ id: target, displayName: null, type: "User", modifiedProperties: [] }],
    additionalDetails: [],
  };
}
