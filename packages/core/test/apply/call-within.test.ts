import { expect, test } from "vitest";
import { callWithin } from "../../src/apply/call-within.ts";
import { realSleep } from "../../src/apply/clock.ts";
import { virtualTime } from "./virtual-time.ts";

/** Resolves, or rejects with the error, when the signal is aborted. */
const onAbort = async (signal: AbortSignal, error?: Error): Promise<string> =>
  await new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => (error ? reject(error) : resolve("done after all")));
  });

test("an answer in time is given, and so is an error", async () => {
  const limit = { timeout: 1000, sleep: virtualTime().sleep };
  expect(await callWithin(limit, async () => "answer")).toBe("answer");
  const failed = callWithin(limit, async () => await Promise.reject(new RangeError("no")));
  await expect(failed).rejects.toThrow(RangeError);
});

test("a call that takes too long is told to stop, and what it then says is taken", async () => {
  const limit = { timeout: 1000, sleep: virtualTime().sleep };
  expect(await callWithin(limit, async (signal) => await onAbort(signal))).toBe("done after all");
});

test("a call that stops with an error, or not at all, is a timeout of which the effect is unknown", async () => {
  const time = virtualTime();
  const limit = { timeout: 1000, sleep: time.sleep };
  const start = time.now();
  const stopped = callWithin(limit, async (signal) => await onAbort(signal, new Error("stopped")));
  await expect(stopped).rejects.toMatchObject({ code: "timeout", effect: "unknown" });
  expect(time.now() - start).toBe(1000);
  const deaf = callWithin(limit, async () => await new Promise(() => {}));
  await expect(deaf).rejects.toMatchObject({ code: "timeout", effect: "unknown" });
  expect(time.now() - start).toBe(7000);
});

test("no timer is left running once a call was answered", async () => {
  const timers = (): number =>
    process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
  const before = timers();
  const answer = callWithin({ timeout: 60_000, sleep: realSleep }, async () => {
    expect(timers()).toBeLessThanOrEqual(before + 1);
    return "answer";
  });
  expect(await answer).toBe("answer");
  await realSleep(0);
  expect(timers()).toBeLessThanOrEqual(before);
});

test("a wait ends with its time or its signal, whichever comes first", async () => {
  const stop = new AbortController();
  const waiting = realSleep(60_000, stop.signal);
  stop.abort();
  await waiting;
  await realSleep(60_000, stop.signal);
  await realSleep(1, new AbortController().signal);
});
