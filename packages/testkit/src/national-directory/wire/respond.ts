import type { Bearer } from "../access/token-mint.ts";
import { uuidFrom } from "../chance.ts";
import type { GraphFault } from "../faults/fault.ts";
import { busy } from "../faults/stop-request.ts";
import { carryOutBatch } from "./batch.ts";
import { carryOut, type Engine, routedRequest } from "./carry-out.ts";
import type { Answer, Delivery, Exchange, GraphRequest, Mishap } from "./exchange.ts";
import { Refusal } from "./refusal.ts";
import { route } from "./router.ts";

/** Answers requests to Graph. */
export interface Responder {
  respond(request: GraphRequest): Promise<Delivery>;
}

/** Starts to answer requests; `observe` is told of every one with its answer. */
export function responder(engine: Engine, observe: (exchange: Exchange) => void): Responder {
  const { world, counting } = engine;
  let number = 0;
  const respond = async (request: GraphRequest): Promise<Delivery> => {
    number += 1;
    world.clock.passRequest();
    const now = world.clock.now();
    world.lifecycle.run(now);
    counting.exchange();
    const operation = operationOf(request);
    const faults = world.faults.strike(operation);
    const struck = (kind: GraphFault["kind"]): boolean =>
      faults.some((fault) => fault.kind === kind);
    const early = struck("drop-before-commit") || struck("html-error");
    const plain = early ? htmlError : await answerTo(engine, { request, faults, now, number });
    await world.durable();
    const answer = decorated(plain, { request, now, id: uuidFrom(world.settings.seed, 9, number) });
    const mishap = mishapOf(struck);
    const spoiled = early || mishap === "drop" || mishap === "truncate" || struck("altered-answer");
    observe({ request, answer, operation, spoiled });
    return { answer, mishap };
  };
  return { respond };
}

interface Asked {
  readonly request: GraphRequest;
  readonly faults: readonly GraphFault[];
  readonly now: number;
  readonly number: number;
}

async function answerTo(engine: Engine, asked: Asked): Promise<Answer> {
  const { request, faults, now, number } = asked;
  try {
    const bearer: Bearer = await engine.world.mint.read(request.headers.authorization);
    if (isBatch(request)) {
      return stopped(faults) ?? carryOutBatch(engine, { request, bearer, now, number });
    }
    return carryOut(engine, { request, bearer, now, ...routedRequest(request) }, faults);
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

// A batch as a whole is struck by what strikes its connection, and by these.
function stopped(faults: readonly GraphFault[]): Answer | undefined {
  for (const fault of faults) {
    if (fault.kind === "unavailable" || fault.kind === "throttled") return busy(fault).answer;
  }
  return;
}

function operationOf(request: GraphRequest): string | undefined {
  if (isBatch(request)) return "POST /$batch";
  const { pathname } = new URL(request.url, "https://graph.microsoft.com");
  return route(request.method, pathname.replace(/^\/v1\.0/i, ""))?.operation.name;
}

function isBatch({ method, url }: GraphRequest): boolean {
  return method === "POST" && /^\/v1\.0\/(\$|%24)batch$/i.test(url.split("?")[0] ?? "");
}

function mishapOf(struck: (kind: GraphFault["kind"]) => boolean): Mishap | undefined {
  if (struck("drop-before-commit") || struck("commit-then-drop")) return "drop";
  if (struck("truncated-json")) return "truncate";
  return struck("slow-body") ? "slow" : undefined;
}

const htmlError: Answer = {
  status: 502,
  headers: { "content-type": "text/html; charset=us-ascii" },
  text: "<!DOCTYPE html><html><head><title>Bad Gateway</title></head><body><h2>Our services aren't available right now</h2></body></html>",
};

function decorated(
  answer: Answer,
  about: { readonly request: GraphRequest; readonly now: number; readonly id: string },
): Answer {
  const { request, now, id } = about;
  const own = request.headers["client-request-id"] ?? id;
  const headers = {
    date: new Date(now).toUTCString(),
    "request-id": id,
    "client-request-id": own,
    ...answer.headers,
  };
  const { error } = (answer.body ?? {}) as { error?: object };
  if (!error) return { ...answer, headers };
  const innerError = {
    date: new Date(now).toISOString().slice(0, 19),
    "request-id": id,
    "client-request-id": own,
  };
  return { ...answer, headers, body: { error: { ...error, innerError } } };
}
