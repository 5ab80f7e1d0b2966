import { mustHold } from "../access/allowed.ts";
import type { Bearer } from "../access/token-mint.ts";
import type { GraphFault } from "../faults/fault.ts";
import { stopRequest } from "../faults/stop-request.ts";
import type { Counting } from "../meter.ts";
import { pickReplicas } from "../store/replicas.ts";
import { resourceUnits } from "../throttle/units.ts";
import type { World } from "../world.ts";
import type { Answer, GraphRequest } from "./exchange.ts";
import { Refusal, refused } from "./refusal.ts";
import { type Routed, route } from "./router.ts";

/** What requests are carried out with. */
export interface Engine {
  readonly world: World;
  readonly counting: Counting;
}

/** A request that belongs to somebody. */
export interface Admitted {
  readonly request: GraphRequest;
  readonly bearer: Bearer;
  readonly routed: Routed;
  readonly query: URLSearchParams;
  readonly now: number;
}

// POST requests that only ask.
const questions: readonly string[] = [
  "POST /directoryObjects/getByIds",
  "POST /users/{user-id}/checkMemberGroups",
  "POST /users/{user-id}/getMemberGroups",
];

/** Takes the address of a request apart. Refuses what this directory does not know. */
export function routedRequest(request: GraphRequest): {
  readonly routed: Routed;
  readonly query: URLSearchParams;
} {
  const { pathname, searchParams } = new URL(request.url, "https://graph.microsoft.com");
  const [, path] = /^\/v1\.0(\/.*)$/i.exec(pathname) ?? [];
  const routed = path === undefined ? undefined : route(request.method, path);
  if (!routed) throw new Refusal(400, "BadRequest", "Resource not found for the segment.");
  return { routed, query: searchParams };
}

/** Carries out one request under limits, permissions and faults; the answer is Graph's, whatever comes of it. */
export function carryOut(
  engine: Engine,
  admitted: Admitted,
  faults: readonly GraphFault[],
): Answer {
  const { world } = engine;
  const { operation } = admitted.routed;
  const units = resourceUnits(operation.name, admitted.query);
  const write = admitted.request.method !== "GET" && !questions.includes(operation.name);
  const application = admitted.bearer.application.id;
  const charged = world.throttle.charge(
    { application, units, write, family: familyOf(operation.name) },
    admitted.now,
  );
  const done = charged.refusal ?? answered(engine, admitted, faults);
  const lost = faults.some(({ kind }) => kind === "gateway-timeout");
  const answer = lost ? gatewayTimeout() : done;
  const throttled = answer.status === 429;
  engine.counting.count({
    operation: operation.name,
    application,
    units,
    write,
    throttled,
    at: admitted.now,
  });
  return { ...answer, headers: { ...charged.headers, ...answer.headers } };
}

function familyOf(operation: string): "reports" | "risks" | undefined {
  if (operation.includes("/auditLogs/")) return "reports";
  return operation.includes("/identityProtection/") ? "risks" : undefined;
}

function answered({ world }: Engine, admitted: Admitted, faults: readonly GraphFault[]): Answer {
  try {
    const struck = {
      application: admitted.bearer.application,
      operation: admitted.routed.operation.name,
    };
    for (const fault of faults) stopRequest(fault, struck);
    return altered(run(world, admitted), faults);
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

function run(world: World, { request, bearer, routed, query, now }: Admitted): Answer {
  const { operation, params } = routed;
  const { headers } = request;
  if (world.settings.strictLanguage && headers["accept-language"]?.trim() === "*") {
    throw new Refusal(400, "Request_BadRequest", "Invalid language specified.");
  }
  mustHold(bearer, operation.permissions);
  const eventual = headers.consistencylevel?.toLowerCase() === "eventual";
  const reading = pickReplicas(world.store, world.settings.lag, {
    now,
    eventual,
    random: world.replicas,
  });
  const body = bodyOf(request);
  return operation.run({ world, bearer, params, query, headers, body, reading, eventual, now });
}

function bodyOf({ method, body, headers }: GraphRequest): Readonly<Record<string, unknown>> {
  if (body === undefined || method === "GET") return {};
  if (!headers["content-type"]?.startsWith("application/json")) {
    throw new Refusal(
      400,
      "BadRequest",
      "Write requests must have a Content-Type of application/json.",
    );
  }
  if (typeof body === "object" && body !== null && !Array.isArray(body)) {
    return body as Readonly<Record<string, unknown>>;
  }
  throw new Refusal(400, "BadRequest", "Unable to read JSON request payload.");
}

function altered(answer: Answer, faults: readonly GraphFault[]): Answer {
  let { body } = answer;
  for (const fault of faults) {
    if (fault.kind === "altered-answer" && body) body = fault.alter(body);
  }
  return { ...answer, body };
}

// The answer of a gateway that did not wait for the service.
function gatewayTimeout(): Answer {
  return refused(504, {
    code: "UnknownError",
    message: "The gateway did not receive a response in time.",
  });
}
