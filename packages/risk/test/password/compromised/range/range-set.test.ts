import { setDefaultCACertificates } from "node:tls";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type RangeSetOptions,
  rangeSet,
} from "../../../../src/password/compromised/range/range-set.ts";
import { ncscPolicy } from "../../../../src/password/policy/profiles.ts";
import { verdict } from "../../../../src/password/verdict.ts";
import { sha1Of } from "../made-up-list.ts";
import { type Answer, type RangeServer, rows, startRangeServer, status } from "./range-server.ts";

const password = "made-up 1";
const sha1 = sha1Of(password);
const digits = sha1.toString("hex").toUpperCase();
const suffix = digits.slice(5);
const others = Array.from({ length: 800 }, (_, at) => {
  return `${sha1Of(`other ${at}`).toString("hex").toUpperCase().slice(5)}:${at % 3}`;
});

let server: RangeServer;
beforeAll(async () => {
  server = await startRangeServer();
  setDefaultCACertificates([server.ca]);
});
afterAll(async () => await server[Symbol.asyncDispose]());
beforeEach(() => {
  (server.requests as unknown[]).length = 0;
});

const ask = async (options: RangeSetOptions = {}, signal?: AbortSignal): Promise<boolean> =>
  await rangeSet({ url: server.url, ...options }).has(sha1, { signal });

describe("a set that is asked by ranges", () => {
  it("finds a password among the rows, whatever their case and order", async () => {
    server.answer(rows(...others, `${suffix}:3`));
    expect(await ask()).toBe(true);
    server.answer(rows(`${suffix.toLowerCase()}:1`, ...others));
    expect(await ask()).toBe(true);
  });

  it("does not find one that is not there, or that is padding", async () => {
    server.answer(rows(...others));
    expect(await ask()).toBe(false);
    server.answer(rows(...others, `${suffix}:0`));
    expect(await ask()).toBe(false);
  });

  it("sends five digits of the hash and asks for padding, and nothing else that tells", async () => {
    server.answer(rows(...others));
    await ask();
    const [request] = server.requests;
    expect(request?.url).toBe(`/range/${digits.slice(0, 5)}`);
    expect(request?.headers["add-padding"]).toBe("true");
    expect(JSON.stringify(request?.rawHeaders)).not.toContain(suffix.slice(0, 6));
    await ask({ padding: false });
    expect(server.requests[1]?.headers["add-padding"]).toBeUndefined();
  });

  it("is asked for one spelling of a password alone, since two would tell which it was", async () => {
    server.answer(rows(...others));
    const compromised = rangeSet({ url: server.url });
    const text = new TextEncoder().encode("thimble-ﬁné");
    const { unchecked } = await verdict(text, { policy: ncscPolicy, compromised });
    expect(unchecked).not.toContain("compromised");
    const spelling = sha1Of("thimble-ﬁné".normalize("NFC")).toString("hex").toUpperCase();
    expect(server.requests.map(({ url }) => url)).toEqual([`/range/${spelling.slice(0, 5)}`]);
  });

  it("asks by NT hashes when told to, and then takes sixteen bytes", async () => {
    const nt = sha1.subarray(0, 16);
    server.answer(rows(`${digits.slice(5, 32)}:2`));
    const set = rangeSet({ url: server.url, mode: "ntlm" });
    expect(await set.has(nt)).toBe(true);
    expect(server.requests[0]?.url).toBe(`/range/${digits.slice(0, 5)}?mode=ntlm`);
    await expect(set.has(sha1)).rejects.toMatchObject({ code: "invalid-value" });
  });

  it("says which service it is, that it is exact, and takes nothing but a SHA-1", async () => {
    const set = rangeSet();
    expect(set).toMatchObject({ version: "api.pwnedpasswords.com sha1", falsePositives: 0 });
    await expect(set.has(new Uint8Array(19))).rejects.toMatchObject({ code: "invalid-value" });
  });
});

describe("an answer that is none is an error, and never an absence:", () => {
  const html: Answer = (_, response) =>
    void response.writeHead(200, { "content-type": "text/html" }).end("<h1>Sign in</h1>");
  const mislabelled: Answer = (_, response) =>
    void response.writeHead(200, { "content-type": "text/html" }).end(`${suffix}:1`);
  const tooLong: Answer = (_, response) => {
    response.setHeader("content-type", "text/plain");
    response.end(`${others.join("\n")}\n`.repeat(60));
  };
  const cutOff: Answer = (_, response) => {
    response.writeHead(200, { "content-type": "text/plain", "content-length": "40000" });
    response.write(others.slice(0, 10).join("\r\n"), () => response.destroy());
  };
  it.each<readonly [string, Answer, string]>([
    ["no rows", rows(), "protocol"],
    ["a row that is too short", rows(...others, `${suffix.slice(1)}:2`), "protocol"],
    ["a row that is too long", rows(`0${suffix}:2`), "protocol"],
    ["a whole hash", rows(`${digits}:2`), "protocol"],
    ["a row without a count", rows(suffix), "protocol"],
    ["a count that is none", rows(`${suffix}:many`), "protocol"],
    ["three columns", rows(`${suffix}:1:1`), "protocol"],
    ["a row of letters", rows(`${"Z".repeat(35)}:1`), "protocol"],
    ["an empty row between", rows(`${suffix}:1`, "", ...others), "protocol"],
    ["a page to sign in", html, "protocol"],
    ["rows that are not plain text", mislabelled, "protocol"],
    ["more than a range can be", tooLong, "protocol"],
    ["an answer that is cut off", cutOff, "unavailable"],
    ["not found", status(404), "protocol"],
    ["forbidden", status(403), "protocol"],
    ["a broken server", status(503), "unavailable"],
    ["too many requests", status(429, { "retry-after": "7" }), "throttled"],
  ])("%s", async (_, answer, code) => {
    server.answer(answer);
    const error = await ask().catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: "ConnectorError", code, effect: "none" });
    expect((error as Error).message + (error as Error).cause).not.toContain(digits.slice(0, 5));
    expect(server.requests).toHaveLength(1);
  });

  it("a way to another place", async () => {
    server.answer(status(302, { location: "/elsewhere" }), rows(`${suffix}:1`));
    await expect(ask()).rejects.toMatchObject({ code: "unavailable" });
    expect(server.requests).toHaveLength(1);
  });

  it("a refusal tells how long to wait", async () => {
    server.answer(status(429, { "retry-after": "7" }));
    await expect(ask()).rejects.toMatchObject({ retry: { after: 7000 }, native: 429 });
  });
});

describe("a service that does not answer", () => {
  const silent: Answer = () => {};

  it("is given up in time, also by a transport that does not heed its signal", async () => {
    server.answer(silent);
    await expect(ask({ timeout: 30 })).rejects.toMatchObject({ code: "timeout", effect: "none" });
    const deaf = async (): Promise<Response> => await new Promise(() => {});
    await expect(ask({ timeout: 30, fetch: deaf })).rejects.toMatchObject({ code: "timeout" });
  });

  it("is given up when the caller no longer wants to know, before and during the call", async () => {
    server.answer(silent);
    await expect(ask({}, AbortSignal.abort())).rejects.toMatchObject({ code: "cancelled" });
    expect(server.requests).toHaveLength(0);
    await expect(ask({}, AbortSignal.timeout(30))).rejects.toMatchObject({ code: "cancelled" });
  });

  it("is unavailable when nobody listens or nobody vouches for it", async () => {
    const closed = await startRangeServer();
    await closed[Symbol.asyncDispose]();
    await expect(ask({ url: closed.url })).rejects.toMatchObject({
      code: "unavailable",
      native: "ECONNREFUSED",
    });
    setDefaultCACertificates([]);
    await using stranger = await startRangeServer();
    stranger.answer(rows(`${suffix}:1`));
    await expect(ask({ url: stranger.url })).rejects.toMatchObject({ code: "unavailable" });
    expect(stranger.requests).toHaveLength(0);
    setDefaultCACertificates([server.ca]);
  });

  it("is asked once more when that is wanted, and not when it refuses", async () => {
    server.answer(status(503), rows(`${suffix}:1`));
    expect(await ask({ retry: "once" })).toBe(true);
    server.answer(status(503));
    await expect(ask({ retry: "once" })).rejects.toMatchObject({ code: "unavailable" });
    expect(server.requests).toHaveLength(4);
    for (const code of [429, 404]) {
      server.answer(status(code));
      await expect(ask({ retry: "once" })).rejects.toMatchObject({ native: code });
    }
    expect(server.requests).toHaveLength(6);
  });
});

describe("the options of a set that is asked by ranges", () => {
  it.each([
    "http://api.pwnedpasswords.com/range/",
    "https://api.pwnedpasswords.com/range",
    "https://name:word@api.pwnedpasswords.com/range/",
    "https://api.pwnedpasswords.com/range/?mode=ntlm",
    "not an address",
  ])("do not take the address %s", (url) => {
    expect(() => rangeSet({ url })).toThrow(
      expect.objectContaining({ code: "invalid-options", where: { field: "url" } }),
    );
  });

  it.each([0, -1, 1.5, Number.NaN])("do not take %d as a time", (timeout) => {
    expect(() => rangeSet({ timeout })).toThrow(
      expect.objectContaining({ code: "invalid-options", where: { field: "timeout" } }),
    );
  });
});
