import { ConnectorError } from "@rollcall/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { broken, json, type Reply, refused, scripted } from "./scripted.ts";

/** What may come back, with whether the request may have been carried out, and whether it was answered for good. */
const replies: readonly {
  readonly reply: Reply;
  readonly doubt?: true;
  readonly answer?: true;
}[] = [
  { reply: json(200, { id: "a" }), answer: true },
  { reply: new Response(null, { status: 204 }), answer: true },
  { reply: refused(404, "Request_ResourceNotFound"), answer: true },
  { reply: refused(400, "Request_BadRequest"), answer: true },
  { reply: refused(429, "TooManyRequests", { "retry-after": "2" }) },
  { reply: refused(429, "TooManyRequests") },
  { reply: refused(401, "InvalidAuthenticationToken") },
  { reply: refused(409, "Directory_ConcurrencyViolation") },
  { reply: broken("ECONNREFUSED", "connect") },
  { reply: broken("ENOTFOUND", "getaddrinfo") },
  { reply: broken("ECONNRESET"), doubt: true },
  { reply: broken("UND_ERR_SOCKET"), doubt: true },
  { reply: refused(503, "serviceNotAvailable", { "retry-after": "1" }), doubt: true },
  { reply: refused(504, "UnknownError"), doubt: true },
  { reply: new Response("<html>", { status: 502 }), doubt: true },
  { reply: new Response('{"id":', { status: 200 }), doubt: true },
];
const coming = fc.array(fc.integer({ min: 0, max: replies.length - 1 }), {
  minLength: 1,
  maxLength: 20,
});

interface Told {
  /** How many attempts were made of those that came. */
  readonly sent: number;
  readonly outcome: "answer" | ConnectorError;
}

async function run(method: "POST" | "PATCH" | "GET", indexes: readonly number[]): Promise<Told> {
  const { transport, sent } = scripted(
    indexes.map((at) => (replies[at] ?? replies[0])?.reply as Reply),
  );
  const request = {
    id: "one",
    method,
    path: ["users", "a"],
    ...(method === "GET" ? {} : { body: {} }),
  };
  try {
    await transport.send(request);
    return { sent: sent.length, outcome: "answer" };
  } catch (error) {
    if (!ConnectorError.is(error)) throw error;
    return { sent: sent.length, outcome: error };
  }
}

/** The replies that were given, the last one again and again. */
function given(indexes: readonly number[], sent: number) {
  return Array.from({ length: sent }, (_, at) => {
    const index = indexes[Math.min(at, indexes.length - 1)] ?? 0;
    return replies[index];
  });
}

test("whatever comes back, a creation that may have arrived is never sent again, and says so", async () => {
  await fc.assert(
    fc.asyncProperty(coming, async (indexes) => {
      const { sent, outcome } = await run("POST", indexes);
      const heard = given(indexes, sent);
      expect(heard.slice(0, -1).some((one) => one?.doubt)).toBe(false);
      const doubt = heard.at(-1)?.doubt ? "unknown" : "none";
      expect(outcome === "answer" ? "none" : outcome.effect).toBe(doubt);
    }),
    { numRuns: 150 },
  );
});

test("whatever comes back, a change that is given up is in doubt exactly when one attempt was", async () => {
  await fc.assert(
    fc.asyncProperty(coming, async (indexes) => {
      const { sent, outcome } = await run("PATCH", indexes);
      if (outcome === "answer") return;
      const doubt = given(indexes, sent).some((one) => one?.doubt);
      expect(outcome.effect).toBe(doubt ? "unknown" : "none");
    }),
    { numRuns: 150 },
  );
});

test("whatever comes back, a request ends: with the first answer there is, or after so many attempts", async () => {
  await fc.assert(
    fc.asyncProperty(coming, fc.constantFrom("GET", "PATCH", "POST"), async (indexes, method) => {
      const { sent, outcome } = await run(method, indexes);
      const heard = given(indexes, sent);
      expect(heard.slice(0, -1).some((one) => one?.answer)).toBe(false);
      if (heard.at(-1)?.answer) expect(outcome).toBe("answer");
      if (method === "GET" && outcome !== "answer") expect(outcome.effect).toBe("none");
      expect(sent).toBeLessThan(400);
    }),
    { numRuns: 150 },
  );
});
