import { type EvidenceTable, evidenceTable, fromMailEvent, type RiskEvent } from "@rollcall/risk";
import { median } from "../statistics.ts";
import { table } from "../table.ts";
import { feedOf, start } from "./events.ts";
import { plainMap } from "./plain-map.ts";

/** How large the feed is. */
export interface RiskFeedSize {
  readonly events: number;
  readonly people: number;
  readonly rounds: number;
}

/**
 * Takes a feed into a table of evidence: with room, full, and from JSON; looks people up in it; beside a map that keeps
 * everything.
 */
export function benchRiskFeed({ events, people, rounds }: RiskFeedSize): string {
  const feed = feedOf(events, people);
  const lines = feed.map((event) => JSON.stringify(mailEvent(event)));
  const roomy = { capacity: 2 ** 20 };
  const narrow = { capacity: 2 ** 14 };
  const full = evidenceTable(roomy);
  taken(full, feed);
  const rows = [
    timed("events", rounds, () => taken(evidenceTable(roomy), feed)),
    timed("events, table full", rounds, () => taken(evidenceTable(narrow), feed)),
    timed("JSON of a mail gateway", rounds, () => readAndTaken(evidenceTable(roomy), lines)),
    timed("looked up for sign-ins", rounds, () => lookedUp(full, feed)),
    timed("plain map, keeps all", rounds, () => {
      const map = plainMap();
      for (const event of feed) map.take(event);
      return map.size;
    }),
  ];
  return table(
    ["", "events/s", "by CPU time", "kept"],
    rows.map((row) => cells(row, events)),
  );
}

interface Timed {
  readonly name: string;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly kept: number;
}

function timed(name: string, rounds: number, run: () => number): Timed {
  const seconds: number[] = [];
  const cpuSeconds: number[] = [];
  let kept = 0;
  for (let round = 0; round < rounds; round++) {
    const cpu = process.cpuUsage();
    const started = process.hrtime.bigint();
    kept = run();
    seconds.push(Number(process.hrtime.bigint() - started) / 1e9);
    const { user, system } = process.cpuUsage(cpu);
    cpuSeconds.push((user + system) / 1e6);
  }
  return { name, seconds: median(seconds), cpuSeconds: median(cpuSeconds), kept };
}

function cells({ name, seconds, cpuSeconds, kept }: Timed, events: number): readonly string[] {
  const rate = (time: number): string => Math.round(events / time).toLocaleString("en-GB");
  return [name, rate(seconds), rate(cpuSeconds), kept.toLocaleString("en-GB")];
}

function taken(into: EvidenceTable, feed: readonly RiskEvent[]): number {
  feed.forEach((event, index) => {
    into.take(event, start + index);
  });
  return into.size;
}

function lookedUp(from: EvidenceTable, feed: readonly RiskEvent[]): number {
  let found = 0;
  for (const { subject } of feed) found += from.held(subject, start + feed.length).length;
  return found;
}

function readAndTaken(into: EvidenceTable, lines: readonly string[]): number {
  lines.forEach((line, index) => {
    for (const event of fromMailEvent(JSON.parse(line))) into.take(event, start + index);
  });
  return into.size;
}

function mailEvent({ id, subject, at, said, withdrawn }: RiskEvent): object {
  return { id, type: "phish-delivered", person: subject, at, said, withdrawn };
}
