import { ConnectorError } from "@rollcall/core";
import { failure } from "../errors.ts";
import type { GraphAnswer } from "../transport.ts";
import { ask, askAll } from "./ask.ts";
import { type Asking, type Call, pause } from "./call.ts";
import { groupsOf } from "./holdings.ts";
import { isNew } from "./new-accounts.ts";
import { afterEffect, refusal } from "./refusal.ts";

/** Who is to gain and who is to lose a group, by the keys of their accounts. */
export interface MemberChange {
  readonly group: string;
  readonly grant: readonly string[];
  readonly revoke: readonly string[];
}

/** How many members one request can add; it adds all or none. */
export const membersPerWrite: number = 20;

/**
 * Writes who is a member of a group: additions by twenty in one request, removals by twenty in a batch. What is so already
 * is left as it is; gives whether anything was changed. Throws about a member that is not there after the others were
 * written, with effect `applied`.
 */
export async function changeMembers(call: Call, change: MemberChange): Promise<boolean> {
  let changed = false;
  let problem: unknown;
  const keep = async (act: () => Promise<boolean>): Promise<void> => {
    try {
      changed = (await act()) || changed;
    } catch (error) {
      problem ??= error;
    }
  };
  for (const some of portions(change.revoke)) await keep(() => remove(call, change.group, some));
  for (const some of portions(change.grant)) await keep(() => add(call, change.group, some));
  if (problem !== undefined) throw changed ? afterEffect(problem) : problem;
  return changed;
}

async function add(call: Call, group: string, members: readonly string[]): Promise<boolean> {
  const [only] = members;
  if (only !== undefined && members.length === 1) return await addOne(call, group, only);
  const request: Asking = {
    method: "PATCH",
    path: ["groups", group],
    body: { "members@odata.bind": members.map(reference) },
  };
  const answer = await ask(call, request, members);
  if (answer.status < 300) return true;
  if (answer.status !== 400 && answer.status !== 404) throw failed(answer, request);
  // One of them is a member, or not there: Graph does not say which, and has added none.
  let changed = false;
  let problem: unknown;
  for (const member of members) {
    try {
      changed = (await addOne(call, group, member)) || changed;
    } catch (error) {
      problem ??= error;
    }
  }
  if (problem !== undefined) throw changed ? afterEffect(problem) : problem;
  return changed;
}

async function addOne(call: Call, group: string, member: string): Promise<boolean> {
  const request: Asking = {
    method: "POST",
    path: ["groups", group, "members", "$ref"],
    body: { "@odata.id": reference(member) },
    // A second one is refused, since the member is there.
    repeatable: true,
  };
  for (let wait = 1000; ; wait = Math.min(2 * wait, 16_000)) {
    const answer = await ask(call, request, [member]);
    if (answer.status < 300) return true;
    if (answer.status === 404 && isNew(call, member)) await pause(call, wait);
    else return await refusedAddition(call, { answer, request, group, member });
  }
}

interface Edge {
  readonly group: string;
  readonly member: string;
}

interface Refused extends Edge {
  readonly answer: GraphAnswer;
  readonly request: Asking;
}

async function refusedAddition(call: Call, refused: Refused): Promise<false> {
  const { answer, request } = refused;
  if (answer.status === 404) throw missing();
  const error = failed(answer, request);
  // What is written knows more than what is read, which may lag behind.
  if (error.code === "already-exists") return false;
  if (answer.status === 400 && (await isMember(call, refused))) return false;
  throw error;
}

function failed(answer: GraphAnswer, request: Asking): ConnectorError {
  return failure(answer, { operation: "change the members of a group", request });
}

async function remove(call: Call, group: string, members: readonly string[]): Promise<boolean> {
  const requests = members.map((member) => removal(group, member));
  const answers = await askAll(call, requests);
  let changed = false;
  let problem: unknown;
  for (const [at, answer] of answers.entries()) {
    if (answer.status < 300) changed = true;
    else if (answer.status !== 404) problem ??= failed(answer, requests[at] as Asking);
    else if (await isMember(call, { group, member: members[at] ?? "" })) problem ??= stillThere();
  }
  if (problem !== undefined) throw changed ? afterEffect(problem) : problem;
  return changed;
}

/** Makes the request that ends a membership, and not the member. */
function removal(group: string, member: string): Asking {
  return { method: "DELETE", path: ["groups", group, "members", member, "$ref"] };
}

async function isMember(call: Call, { group, member }: Edge): Promise<boolean> {
  try {
    return (await groupsOf(call, member)).has(group);
  } catch (error) {
    if (ConnectorError.is(error) && error.code === "not-found") return false;
    throw error;
  }
}

function reference(stable: string): string {
  return `https://graph.microsoft.com/v1.0/directoryObjects/${encodeURIComponent(stable)}`;
}

function* portions(members: readonly string[]): Generator<readonly string[]> {
  for (let at = 0; at < members.length; at += membersPerWrite) {
    yield members.slice(at, at + membersPerWrite);
  }
}

function missing(): Error {
  return refusal("reference-missing", "the group is not there, or the account is not", {
    field: "entitlements",
    rule: "member",
    advice: "Correct the group's key in the policy, or plan again from a new read.",
  });
}

function stillThere(): Error {
  return new ConnectorError({
    code: "unavailable",
    message: "a membership was not found to be ended, and is still to be read",
    advice: "Apply the plan again a little later.",
  });
}
