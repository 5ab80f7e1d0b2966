import type { Answer, Delivery, GraphRequest } from "./exchange.ts";

/** What answers in the same process. */
export interface InProcess {
  readonly sideDoor: (request: GraphRequest, text: string) => Promise<Answer | undefined>;
  readonly respond: (request: GraphRequest) => Promise<Delivery>;
}

/** Makes a `fetch` that reaches the directory without a connection, whatever host it is called by. */
export function inProcessFetch({ sideDoor, respond }: InProcess): typeof fetch {
  return async (input, init) => {
    const wanted = new Request(input, init);
    wanted.signal.throwIfAborted();
    const text = await wanted.text();
    const { pathname, search } = new URL(wanted.url);
    const headers = Object.fromEntries(wanted.headers);
    const plain = { method: wanted.method, url: `${pathname}${search}`, headers };
    const request: GraphRequest = text === "" ? plain : { ...plain, body: parsed(text) };
    const side = await sideDoor(request, text);
    const { answer, mishap } = side ? { answer: side } : await respond(request);
    if (mishap === "drop") throw dropped();
    return responseOf(answer, mishap === "truncate");
  };
}

function responseOf(answer: Answer, truncated: boolean): Response {
  const content = answer.text ?? (answer.body === undefined ? null : JSON.stringify(answer.body));
  const whole = content === null || answer.status === 204 ? null : content;
  const said = whole !== null && truncated ? whole.slice(0, Math.max(1, whole.length >> 1)) : whole;
  const type = { "content-type": "application/json" };
  return new Response(said, { status: answer.status, headers: { ...type, ...answer.headers } });
}

function dropped(): TypeError {
  const cause = Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
  return new TypeError("fetch failed", { cause });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
