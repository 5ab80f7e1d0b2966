import type { Call } from "../controller/call.ts";
import { may } from "../controller/may.ts";
import { compileFilter } from "../filter/compile.ts";
import { refuse } from "../messages/refusal.ts";
import type { SearchRequest } from "../messages/request.ts";
import { success } from "../messages/result.ts";
import type { Look } from "../read/look.ts";
import type { Entry } from "../tree/entry.ts";
import { isUnder } from "../tree/place.ts";
import type { Tree } from "../tree/tree.ts";
import { changeMessage } from "./change-message.ts";
import {
  type ChangesAsked,
  type ChangesCookie,
  readChanges,
  writeChanges,
} from "./changes-control.ts";
import { formOf } from "./form-of.ts";
import type { Found } from "./found.ts";

/** Carries out a search for changes: DirSync ([MS-ADTS] 3.1.1.3.4.1.3). Everything is sent when there is no cookie. */
export function searchChanges(call: Call<SearchRequest>, base: Entry): Found {
  const { controls, controller, asked } = call;
  const control = controls.get("dirSync");
  if (!control || base.parent !== null) return refuse("insufficientAccessRights", "00002105");
  const wanted = readChanges(control);
  assertAllowed(call, base, wanted);
  const look: Look = {
    ...call.look,
    deleted: true,
    allowed: wanted.objectSecurity ? call.look.allowed : () => true,
  };
  const test = compileFilter(asked.filter, look);
  const start = startOf(wanted.cookie, controller.invocationId);
  const form = { ...formOf(call), look, since: start.since, incremental: wanted.incremental };
  const most = mostBytes(wanted.maxBytes, controller.limits.maxChangesBytes);
  const messages: Buffer[] = [];
  let size = 0;
  let upTo = start.upTo;
  for (const entry of changedAfter(look.tree, base, start.upTo)) {
    if (size >= most) return page(messages, { ...start, upTo }, true);
    upTo = look.tree.marks.get(entry.id)?.changed ?? upTo;
    const message =
      look.allowed(entry) && test(entry) === true ? changeMessage(entry, form) : undefined;
    size += message?.length ?? 0;
    if (message) messages.push(message);
  }
  const { usn } = look.tree;
  return page(messages, { ...start, since: usn, upTo: usn }, false);
}

function page(messages: readonly Buffer[], cookie: ChangesCookie, more: boolean): Found {
  return { messages, result: { ...success, controls: [writeChanges(cookie, more)] } };
}

function assertAllowed(call: Call<SearchRequest>, base: Entry, wanted: ChangesAsked): void {
  const { actor, controller } = call;
  const { tree, rights } = controller;
  if (wanted.objectSecurity) return;
  if (actor && may(tree, rights, { actor, right: "replicate", entry: base })) return;
  refuse("insufficientAccessRights", "00002105");
}

// Where another controller's reader stands says nothing of this one's count: it gets everything.
function startOf(cookie: ChangesCookie | undefined, invocationId: string): ChangesCookie {
  if (cookie?.invocationId === invocationId) return cookie;
  return { invocationId, since: 0, upTo: 0 };
}

function mostBytes(asked: number, most: number): number {
  return asked > 0 ? Math.min(asked, most) : most;
}

function changedAfter(tree: Tree, base: Entry, usn: number): readonly Entry[] {
  const changed: [number, Entry][] = [];
  for (const [id, marks] of tree.marks) {
    const entry = marks.changed > usn ? tree.entries.get(id) : undefined;
    if (entry && isUnder(tree, entry, base.id)) changed.push([marks.changed, entry]);
  }
  return changed.sort(([a], [b]) => a - b).map(([, entry]) => entry);
}
