import { type CallOptions, ConnectorError, type Json } from "@rollcall/core";
import type { GraphAnswer, GraphRequest } from "../transport.ts";
import { itemAnswers, itemOf } from "./batch-item.ts";
import { costOf, costOfAll } from "./cost.ts";
import { inDoubt } from "./in-doubt.ts";
import { isRepeatable } from "./is-repeatable.ts";
import { isWrite } from "./is-write.ts";
import { graphCode } from "./native.ts";
import type { Parts } from "./parts.ts";
import { pause } from "./pause.ts";
import { type Prepared, prepared } from "./prepare.ts";
import { backoff, retryAfter } from "./retry-after.ts";
import { send } from "./send.ts";

/** The most requests that Graph takes in one batch. */
const most = 20;
const mostRounds = 5;

/** What stands as the answer of a write of which nobody knows what became. */
const lost: GraphAnswer = { status: 504, headers: {} };

/**
 * Sends requests in batches. Only those that failed are sent again, all together, after the longest wait that Graph asked
 * any of them for. Answers stand in the order of the requests. An error after the first write has an unknown effect.
 */
export async function sendAll(
  parts: Parts,
  requests: readonly GraphRequest[],
  call: CallOptions = {},
): Promise<readonly GraphAnswer[]> {
  const run: Run = { requests, answers: requests.map(() => lost), written: false };
  try {
    await sendRounds(parts, run, call);
  } catch (error) {
    throw run.written ? inDoubt(error) : error;
  }
  return run.answers;
}

interface Run {
  readonly requests: readonly GraphRequest[];
  readonly answers: GraphAnswer[];
  /** A write went out. */
  written: boolean;
}

async function sendRounds(parts: Parts, run: Run, call: CallOptions): Promise<void> {
  const { now, sleep, random, patience } = parts.settings;
  let open = [...run.requests.entries()];
  for (let round = 1, waited = 0; open.length > 0; round += 1) {
    const due = await sendRound(parts, { run, open }, call);
    open = open.filter(([at, request]) => fails(run.answers[at] ?? lost, request));
    const wait = due === undefined ? backoff(round, random()) : due - now();
    waited += wait;
    if (open.length === 0 || round >= mostRounds || waited > patience) return;
    await pause(wait, sleep, call.signal);
  }
}

/** Sends what is open. Gives when the last of those that are to wait may be sent again, if any are. */
async function sendRound(
  parts: Parts,
  { run, open }: { readonly run: Run; readonly open: readonly (readonly [number, GraphRequest])[] },
  call: CallOptions,
): Promise<number | undefined> {
  const { now } = parts.settings;
  let due: number | undefined;
  for (let from = 0; from < open.length; from += most) {
    const batch = open.slice(from, from + most);
    const sent = batch.map(([, request]) => request);
    const given = await sendBatch(parts, sent, call);
    run.written ||= sent.some(isWrite);
    for (const [index, [at]] of batch.entries()) {
      const answer = given[index] ?? lost;
      run.answers[at] = answer;
      const asked = retryAfter(answer.headers["retry-after"], now());
      if (asked !== undefined) due = Math.max(due ?? 0, now() + asked);
    }
  }
  return due;
}

async function sendBatch(
  parts: Parts,
  requests: readonly GraphRequest[],
  call: CallOptions,
): Promise<readonly (GraphAnswer | undefined)[]> {
  try {
    const answer = await send(parts, batchOf(parts.settings.url, requests), call);
    if (answer.status !== 200) throw refusedBatch(answer);
    const answers = itemAnswers(answer.body, requests.length);
    for (const [at, item] of answers.entries()) heed(parts, requests[at], item);
    return answers;
  } catch (error) {
    const unknown = ConnectorError.is(error) && error.effect === "unknown";
    if (!unknown || error.code === "cancelled") throw error;
    return requests.map(() => lost);
  }
}

function batchOf(url: string, requests: readonly GraphRequest[]): Prepared {
  const write = requests.some(isWrite);
  const id = requests[0]?.id ?? "";
  const body = { requests: requests.map(itemOf) } as unknown as Json;
  const batch = prepared(url, { id, method: "POST", path: ["$batch"], body });
  const repeatable = requests.every(isRepeatable);
  return { ...batch, write, repeatable, cost: costOfAll(requests) };
}

function heed(parts: Parts, request?: GraphRequest, answer?: GraphAnswer): void {
  if (!request || !answer) return;
  const cost = costOf(request);
  parts.budget.heed(cost, answer.headers);
  if (answer.status !== 429) return;
  const asked = retryAfter(answer.headers["retry-after"], parts.settings.now());
  if (asked !== undefined) parts.budget.hold(cost, asked, answer.headers);
}

/** Whether a request is to be sent again; one that may have been carried out only when that is safe. */
function fails({ status, body }: GraphAnswer, request: GraphRequest): boolean {
  // 424: the request that this one hung on failed, so this one was not tried.
  if (status === 429 || status === 424) return true;
  // The token was refused while the batch was under way: the next one goes with another.
  if (status === 401) return true;
  if (graphCode(body) === "Directory_ConcurrencyViolation") return true;
  return status >= 500 && status !== 501 && isRepeatable(request);
}

function refusedBatch({ status, body }: GraphAnswer): ConnectorError {
  return new ConnectorError({
    code: "protocol",
    message: "Graph refused a batch as a whole",
    advice: "Report this as a defect of the connector.",
    native: graphCode(body) ?? status,
  });
}
