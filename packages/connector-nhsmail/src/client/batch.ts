import { type CallOptions, ConnectorError, type Json } from "@rollcall/core";
import type { GraphAnswer, GraphRequest } from "../transport.ts";
import { itemAnswers, itemOf } from "./batch-item.ts";
import { costOf, costOfAll, isWrite } from "./cost.ts";
import { graphCode } from "./native.ts";
import type { Parts } from "./parts.ts";
import { pause } from "./pause.ts";
import { isRepeatable, type Prepared, prepared } from "./prepare.ts";
import { backoff, retryAfter } from "./retry-after.ts";
import { send } from "./send.ts";

/** The most requests that Graph takes in one batch. */
const most = 20;
const mostRounds = 5;

/** What stands as the answer of a write of which nobody knows what became. */
const lost: GraphAnswer = { status: 504, headers: {} };

/**
 * Sends requests in batches. Only those that failed are sent again, all together, after the longest wait that Graph asked
 * any of them for. Answers stand in the order of the requests.
 */
export async function sendAll(
  parts: Parts,
  requests: readonly GraphRequest[],
  call: CallOptions = {},
): Promise<readonly GraphAnswer[]> {
  const { now, sleep, random, patience } = parts.settings;
  let answers: readonly GraphAnswer[] = requests.map(() => lost);
  let open: readonly number[] = requests.map((_, at) => at);
  for (let round = 1, waited = 0; open.length > 0; round += 1) {
    const sent = await sendRound(parts, { requests, open, answers }, call);
    answers = sent.answers;
    open = open.filter((at) => fails(answers[at] ?? lost, requests[at] as GraphRequest));
    if (open.length === 0 || round >= mostRounds) break;
    const wait = sent.due === undefined ? backoff(round, random()) : sent.due - now();
    waited += wait;
    if (waited > patience) break;
    await pause(wait, sleep, call.signal);
  }
  return answers;
}

interface Round {
  readonly requests: readonly GraphRequest[];
  /** The places of those that are to be sent. */
  readonly open: readonly number[];
  readonly answers: readonly GraphAnswer[];
}

/** Sends what is open. `due` is when the last of those that are to wait may be sent again. */
async function sendRound(
  parts: Parts,
  { requests, open, answers }: Round,
  call: CallOptions,
): Promise<{ readonly answers: readonly GraphAnswer[]; readonly due: number | undefined }> {
  const { now } = parts.settings;
  const after = [...answers];
  const dues: number[] = [];
  for (let from = 0; from < open.length; from += most) {
    const places = open.slice(from, from + most);
    const batch = places.map((at) => requests[at] as GraphRequest);
    const given = await sendBatch(parts, batch, call);
    for (const [index, at] of places.entries()) {
      const answer = given[index] ?? lost;
      after[at] = answer;
      const asked = retryAfter(answer.headers["retry-after"], now());
      if (asked !== undefined) dues.push(now() + asked);
    }
  }
  return { answers: after, due: dues.length === 0 ? undefined : Math.max(...dues) };
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
