import { uuidFrom } from "../chance.ts";
import { instant } from "../instant.ts";
import { answered } from "../operations/answered.ts";
import { filtered } from "../operations/filtered.ts";
import type { Call, Operation } from "../operations/operation.ts";
import { commit } from "../operations/seen.ts";
import { positionAt } from "../store/replicas.ts";
import type { Answer } from "../wire/exchange.ts";
import { badRequest, notFound } from "../wire/refusals.ts";
import { requestedGrant } from "./grant-request.ts";
import { holdsAt, type TimedGrant } from "./timed-grant.ts";

const root = "/identityGovernance/privilegedAccess/group";
const requests = `${root}/assignmentScheduleRequests`;
const writers = ["PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup"];
const readers = ["PrivilegedAssignmentSchedule.Read.AzureADGroup", ...writers];

/** Memberships for a time: Privileged Identity Management for groups. */
export const privilegedAccess: readonly Operation[] = [
  {
    name: `POST ${requests}`,
    permissions: writers,
    run: (call) => {
      const grant = requestedGrant(call);
      const id = uuidFrom(call.world.settings.seed, 11, call.world.store.seq);
      if (call.body.isValidationOnly !== true) keep(call, id, grant);
      return answered(named("Requests/$entity"), requestOf(id, grant), 201);
    },
  },
  {
    name: `GET ${requests}`,
    permissions: readers,
    run: (call) =>
      listed(
        call,
        "Requests",
        shown(call).map(([id, grant]) => requestOf(id, grant)),
      ),
  },
  {
    name: `GET ${requests}/{id}`,
    permissions: readers,
    run: (call) => {
      const [id = ""] = call.params;
      const found = shown(call).find(([one]) => one === id);
      if (!found) throw notFound(id);
      return answered(named("Requests/$entity"), requestOf(...found));
    },
  },
  {
    name: `POST ${requests}/{id}/cancel`,
    permissions: writers,
    run: (call) => {
      const [id = ""] = call.params;
      const grant = call.world.store.grants.get(id)?.grant;
      if (!grant) throw notFound(id);
      if (grant.status !== "PendingApproval") throw badRequest("The request is not pending.");
      commit(call, { do: "grant", id, grant: { ...grant, status: "Canceled" } });
      return { status: 204 };
    },
  },
  {
    name: `GET ${root}/assignmentScheduleInstances`,
    permissions: readers,
    run: (call) => {
      const active = shown(call).filter(([, grant]) => holdsAt(grant, call.now));
      return listed(
        call,
        "Instances",
        active.map(([id, grant]) => instanceOf(id, grant)),
      );
    },
  },
];

// A removal ends what there is; an extension takes the place of what there was.
function keep(call: Call, id: string, grant: TimedGrant): void {
  const { store } = call.world;
  const before = [...store.grants].filter(
    ([, { grant: one }]) =>
      one.group === grant.group &&
      one.principal === grant.principal &&
      one.access === grant.access &&
      holdsAt(one, call.now),
  );
  if (grant.action === "adminRemove" && before.length === 0) {
    throw badRequest("The Role assignment does not exist.");
  }
  for (const [other, { grant: one }] of before) {
    commit(call, { do: "grant", id: other, grant: { ...one, until: call.now } });
  }
  commit(call, { do: "grant", id, grant });
  call.world.lifecycle.run(call.now);
}

function shown({ world, now }: Call): readonly (readonly [string, TimedGrant])[] {
  const seq = positionAt(world.store, now - world.settings.lag.grants);
  return [...world.store.grants]
    .filter(([, kept]) => kept.seq <= seq)
    .map(([id, { grant }]) => [id, grant] as const);
}

function listed(call: Call, of: string, all: readonly object[]): Answer {
  return answered(named(of), { value: filtered(call, all) });
}

function named(of: string): string {
  return `${root.slice(1)}/assignmentSchedule${of}`;
}

function requestOf(id: string, grant: TimedGrant): object {
  const { group, principal, access, action, status, created, justification, ticket } = grant;
  const type = grant.until === null ? "noExpiration" : "afterDateTime";
  const endDateTime = grant.until === null ? null : instant(grant.until);
  return {
    id,
    status,
    completedDateTime: status === "PendingApproval" ? null : instant(created),
    createdDateTime: instant(created),
    approvalId: status === "PendingApproval" ? id : null,
    action,
    accessId: access,
    groupId: group,
    principalId: principal,
    targetScheduleId: id,
    isValidationOnly: false,
    justification,
    scheduleInfo: {
      startDateTime: instant(grant.from),
      recurrence: null,
      expiration: { type, endDateTime, duration: null },
    },
    ticketInfo: { ticketNumber: ticket.number, ticketSystem: ticket.system },
  };
}

function instanceOf(id: string, { group, principal, access, from, until }: TimedGrant): object {
  return {
    id: `${group}_${access}_${id}`,
    assignmentScheduleId: id,
    startDateTime: instant(from),
    endDateTime: until === null ? null : instant(until),
    accessId: access,
    groupId: group,
    principalId: principal,
    assignmentType: "assigned",
    memberType: "direct",
  };
}
