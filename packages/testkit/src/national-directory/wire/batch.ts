import { randomFrom } from "../../staff/random.ts";
import type { Bearer } from "../access/token-mint.ts";
import { shuffled } from "../chance.ts";
import type { GraphFault } from "../faults/fault.ts";
import { carryOut, type Engine, routedRequest } from "./carry-out.ts";
import type { Answer, GraphRequest } from "./exchange.ts";
import { Refusal, refused } from "./refusal.ts";

/** A request within a batch (JSON batching). */
interface BatchItem {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: unknown;
  readonly dependsOn?: readonly string[] | undefined;
}

/** What one batch is carried out for. */
export interface Batch {
  readonly request: GraphRequest;
  readonly bearer: Bearer;
  readonly now: number;
  /** Names the order of the answers, which the service does not promise. */
  readonly number: number;
}

/** Carries out a batch of at most 20 requests: each is limited, refused and struck by faults on its own. */
export function carryOutBatch(engine: Engine, batch: Batch): Answer {
  const items = itemsOf(batch.request.body);
  const answers = new Map<string, Answer>();
  for (const item of items) answers.set(item.id, itemAnswer(engine, batch, { item, answers }));
  const random = randomFrom(engine.world.settings.seed, 6, batch.number);
  const responses = shuffled(random, [...answers]).map(([id, answer]) => responseOf(id, answer));
  return { status: 200, body: { responses } };
}

function itemsOf(body: unknown): readonly BatchItem[] {
  const { requests } = (body ?? {}) as { requests?: unknown };
  if (!Array.isArray(requests) || requests.length === 0)
    throw invalid("Invalid batch payload format.");
  if (requests.length > 20) throw invalid("The number of requests in a batch must not exceed 20.");
  const seen = new Set<string>();
  for (const item of requests as BatchItem[]) {
    const id = String(item.id).toLowerCase();
    if (item.id === undefined || seen.has(id))
      throw invalid(`Request Id '${id}' is missing or not unique.`);
    if (item.dependsOn?.some((other) => !seen.has(other.toLowerCase()))) {
      throw invalid(`Request '${id}' depends on one that does not stand before it.`);
    }
    if (typeof item.url !== "string" || /^https?:/i.test(item.url))
      throw invalid("The url of a request must be relative.");
    seen.add(id);
  }
  return requests;
}

function itemAnswer(
  engine: Engine,
  batch: Batch,
  { item, answers }: { readonly item: BatchItem; readonly answers: ReadonlyMap<string, Answer> },
): Answer {
  const failed = item.dependsOn?.some((id) => (answers.get(id)?.status ?? 424) >= 400);
  if (failed)
    return refused(424, {
      code: "FailedDependency",
      message: "A request that this one depends on failed.",
    });
  const headers = Object.fromEntries(
    Object.entries(item.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const url = `/v1.0/${item.url.replace(/^\/+/, "")}`;
  const request: GraphRequest = { method: item.method, url, headers, body: item.body };
  try {
    const { routed, query } = routedRequest(request);
    const faults = engine.world.faults.strike(routed.operation.name).map(asItemFault);
    const { bearer, now } = batch;
    return carryOut(engine, { request, bearer, routed, query, now }, faults);
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

// The connection is the batch's: what would break an item's own is a failure of the service behind it.
function asItemFault(fault: GraphFault): GraphFault {
  if (fault.kind === "commit-then-drop") return { kind: "gateway-timeout" };
  if (fault.kind === "drop-before-commit") return { kind: "unavailable" };
  return fault;
}

const spelling: Readonly<Record<string, string>> = {
  "retry-after": "Retry-After",
  location: "Location",
};

function responseOf(id: string, answer: Answer): object {
  const own = Object.entries(answer.headers ?? {}).map(([name, value]) => [
    spelling[name] ?? name,
    value,
  ]);
  const body = answer.body ?? answer.text;
  const type = answer.text === undefined ? "application/json" : "text/plain";
  const headers = {
    ...Object.fromEntries(own),
    ...(body === undefined ? {} : { "Content-Type": type }),
  };
  return { id, status: answer.status, headers, ...(body === undefined ? {} : { body }) };
}

function invalid(message: string): Refusal {
  return new Refusal(400, "BadRequest", message);
}
