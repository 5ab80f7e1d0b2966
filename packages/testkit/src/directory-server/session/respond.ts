import { setTimeout } from "node:timers/promises";
import type { Call } from "../controller/call.ts";
import type { ServerFault } from "../faults/fault.ts";
import type { Host } from "../host/host.ts";
import { lookOf } from "../host/look-of.ts";
import { readControls } from "../messages/read-controls.ts";
import { Refusal } from "../messages/refusal.ts";
import type { Operation, Request } from "../messages/request.ts";
import { responseTag } from "../messages/response.ts";
import { resultCode } from "../messages/result.ts";
import { writeReference } from "../messages/write-entry.ts";
import { writeResult } from "../messages/write-result.ts";
import { answer } from "./answer.ts";
import { bind } from "./bind.ts";
import type { Connection } from "./connection.ts";
import { send } from "./send.ts";

/** A request, and what is to go wrong with it. */
export interface Struck {
  readonly request: Request;
  readonly faults: readonly ServerFault[];
}

/** Answers one request, or lets it go wrong. */
export async function respond(connection: Connection, host: Host, struck: Struck): Promise<void> {
  const { request, faults } = struck;
  const { socket } = connection;
  const late = fault(faults, "slow");
  const limit = timeLimitOf(request);
  if (late) await setTimeout(Math.min(late.ms, limit), undefined, { ref: false });
  if (socket.destroyed || connection.abandoned.delete(request.id)) return;
  if (late && late.ms > limit)
    return send(socket, [ended(request, resultCode.timeLimitExceeded)], []);
  if (isBefore(faults)) return send(socket, [], faults);
  const messages = refused(request, faults) ?? (await carriedOut(connection, host, struck));
  if (connection.abandoned.delete(request.id)) return;
  send(socket, messages, faults);
}

async function carriedOut(
  connection: Connection,
  host: Host,
  { request, faults }: Struck,
): Promise<readonly Buffer[]> {
  host.controller.catchUp();
  const concealed = fault(faults, "conceal");
  if (concealed) host.conceal(concealed);
  const messages = answered(connection, host, { request, faults });
  await host.durable();
  const reference = fault(faults, "reference");
  if (!reference || request.operation.kind !== "search") return messages;
  return messages.toSpliced(-1, 0, writeReference(request.id, reference.urls));
}

function answered(
  connection: Connection,
  host: Host,
  { request, faults }: Struck,
): readonly Buffer[] {
  const { call, refused: message } = callOf(connection, host, request);
  if (!call) return message ? [message] : [];
  const { asked } = call;
  if (asked.kind === "bind") {
    const { result, actor } = bind({ ...call, asked });
    connection.actor = actor;
    return [writeResult(request.id, "bind", result)];
  }
  return answer({ ...call, emptyPage: fault(faults, "empty-page") !== undefined });
}

interface Begun {
  readonly call?: Call<Operation>;
  readonly refused?: Buffer;
}

function callOf(connection: Connection, host: Host, request: Request): Begun {
  const { controller } = host;
  const { pages, secure } = connection;
  try {
    const controls = readControls(request.controls, controller.missingControls);
    const actor = connection.actor && controller.tree.entries.get(connection.actor.id);
    const look = lookOf(controller, { controls, actor });
    const { id, operation: asked } = request;
    const common = { controls, controller, actor, look, pages, secure };
    return { call: { ...common, id, asked, emptyPage: false } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { refused: writeResult(request.id, kindOf(request), error.result) };
  }
}

function refused(request: Request, faults: readonly ServerFault[]): readonly Buffer[] | undefined {
  const result = fault(faults, "result");
  if (result) return [writeResult(request.id, kindOf(request), result)];
  const referral = fault(faults, "referral");
  if (!referral) return;
  const sent = { code: resultCode.referral, referrals: referral.urls };
  return [writeResult(request.id, kindOf(request), sent)];
}

function ended(request: Request, code: number): Buffer {
  return writeResult(request.id, kindOf(request), { code });
}

function kindOf({ operation }: Request): keyof typeof responseTag {
  return operation.kind in responseTag ? (operation.kind as keyof typeof responseTag) : "extended";
}

function isBefore(faults: readonly ServerFault[]): boolean {
  return faults.some(
    (one) =>
      one.kind === "notice" ||
      ((one.kind === "cut" || one.kind === "silence") && one.effect === "before"),
  );
}

function timeLimitOf({ operation }: Request): number {
  const limited = operation.kind === "search" && operation.timeLimit > 0;
  return limited ? operation.timeLimit * 1000 : Number.POSITIVE_INFINITY;
}

type OfKind<Kind extends ServerFault["kind"]> = Extract<ServerFault, { readonly kind: Kind }>;

function fault<Kind extends ServerFault["kind"]>(
  faults: readonly ServerFault[],
  kind: Kind,
): OfKind<Kind> | undefined {
  return faults.find((one): one is OfKind<Kind> => one.kind === kind);
}
