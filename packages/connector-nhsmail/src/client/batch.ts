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
  const answers: GraphAnswer[] = requests.map(() => lost);
  let open = requests.map((_, at) => at);
  let waited = 0;
  for (let round = 1; open.length > 0; round += 1) {
    for (let from = 0; from < open.length; from += most) {
      const places = open.slice(from, from + most);
      const sent = places.map((at) => requests[at] as GraphRequest);
      const given = await sendBatch(parts, sent, call);
      for (const [index, at] of places.entries()) answers[at] = given[index] ?? lost;
    }
    open = open.filter((at) => fails(answers[at] as GraphAnswer, requests[at] as GraphRequest));
    const wait = waitFor(
      parts,
      open.map((at) => answers[at] as GraphAnswer),
      round,
    );
    waited += wait;
    if (round >= mostRounds || waited > parts.settings.patience) break;
    if (open.length > 0) await pause(wait, parts.settings.sleep, call.signal);
  }
  return answers;
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
  if (graphCode(body) === "Directory_ConcurrencyViolation") return true;
  return status >= 500 && status !== 501 && isRepeatable(request);
}

function waitFor(parts: Parts, answers: readonly GraphAnswer[], round: number): number {
  const { now, random } = parts.settings;
  const asked = answers.map(({ headers }) => retryAfter(headers["retry-after"], now()));
  const known = asked.filter((wait) => wait !== undefined);
  return known.length > 0 ? Math.max(...known) : backoff(round, random());
}

function refusedBatch({ status, body }: GraphAnswer): ConnectorError {
  return new ConnectorError({
    code: "protocol",
    message: "Graph refused a batch as a whole",
    advice: "Report this as a defect of the connector.",
    native: graphCode(body) ?? status,
  });
}
