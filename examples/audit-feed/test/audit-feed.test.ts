import { execFile } from "node:child_process";
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { ChangeAlert } from "@rollcall/risk/changes";
import { expect, test } from "vitest";
import { type FeedLine, lines } from "../src/lines.ts";
import { context, trustMonitor } from "../src/tenant.ts";
import { type BadLine, type FeedSummary, watchFeed } from "../src/watch-feed.ts";

const folder = join(import.meta.dirname, "..");
const recorded = join(folder, "feed", "directory-audits.jsonl");

interface Watched {
  readonly summary: FeedSummary;
  readonly alerts: readonly ChangeAlert[];
  readonly bad: readonly BadLine[];
}

async function watched(feed: AsyncIterable<FeedLine>): Promise<Watched> {
  const alerts: ChangeAlert[] = [];
  const bad: BadLine[] = [];
  const listener = {
    alert: (alert: ChangeAlert) => alerts.push(alert),
    bad: (line: BadLine) => bad.push(line),
  };
  const summary = await watchFeed(feed, { monitor: trustMonitor(), context, listener });
  return { summary, alerts, bad };
}

async function* texts(...chunks: string[]): AsyncGenerator<string> {
  yield* chunks;
}

const recording = (): AsyncIterable<FeedLine> => lines(createReadStream(recorded, "utf8"));

test("the recorded attack is told step by step, and nothing of the ordinary morning", async () => {
  const { alerts } = await watched(recording());
  const told = alerts.map(({ id, contributions }) => [
    id.replace("Directory_", ""),
    ...contributions.map(({ source }) => source),
  ]);
  expect(told).toEqual([
    ["0046", "reset-of-more-privileged"],
    ["0047", "privilege-escalation"],
    ["0048", "logging-changed"],
    ["0049", "self-grant"],
    ["0100", "disable-of-many", "mass-change"],
    ["0151", "disable-of-many", "mass-change"],
  ]);
});

test("bad lines are told with their number and field, and the feed goes on", async () => {
  const { bad, summary } = await watched(recording());
  expect(bad).toEqual([
    { line: 45, field: undefined, message: "the line cannot be used: it is not JSON" },
    {
      line: 131,
      field: "activityDateTime",
      message: "the directory audit cannot be used: activityDateTime is missing",
    },
  ]);
  expect(summary).toMatchObject({ lines: 172, bad: 2 });
});

test("the same feed gives the same alerts, however it is cut into chunks", async () => {
  const whole = await watched(recording());
  const inBits = createReadStream(recorded, { encoding: "utf8", highWaterMark: 97 });
  expect(JSON.stringify(await watched(lines(inBits)))).toBe(JSON.stringify(whole));
});

test("a line without end is not held, and the next one is read", async () => {
  const long = Array.from({ length: 30 }, () => "x".repeat(100_000));
  const { bad } = await watched(lines(texts(...long, "\n\n[]\n")));
  expect(bad).toEqual([
    { line: 1, field: undefined, message: "the line cannot be used: it is too long" },
    {
      line: 3,
      field: undefined,
      message: "the directory audit cannot be used: it must be an object",
    },
  ]);
});

test("started from a terminal it prints alerts in plain English, and no name of the feed", async () => {
  const main = join(folder, "src", "main.ts");
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ["--conditions=@rollcall/source", main]);
  expect(stdout).toContain("20 Nov 2026 14:06: a right was given (entra, RXX)");
  expect(stdout).toContain("The account was put into a group or role that rules the system.");
  expect(stdout).toContain(
    "Line 131: the directory audit cannot be used: activityDateTime is missing.",
  );
  expect(stdout).not.toMatch(/@trust|person\d|Payroll/);
  const missing = run(process.execPath, ["--conditions=@rollcall/source", main, "no-such-file"]);
  await expect(missing).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining("ENOENT"),
  });
});
