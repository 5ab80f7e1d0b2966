import type { SignIn } from "@rollcall/risk";
import { syntheticSignIns } from "@rollcall/testkit";
import { report } from "../child.ts";
import { contenders, type Scorer } from "./contenders.ts";

const [name = "", people = "", days = "", most = ""] = process.argv.slice(2);
const make = contenders[name];
if (!make) throw new TypeError(`no contender is called ${name}`);

// Events are made some at a time, as they come off a wire, and only what is done with them is measured.
const atOnce = 2_000;
const started = performance.now();

// For the first fifth of the days it runs and is not measured, so that what is measured runs as compiled, and knows
// people.
const measuredFrom = Date.UTC(2026, 6, 6) + (Number(days) / 5) * 86_400_000;
const mostEvents = Number(most);

const scorer = make();
const before = memory();
const subjects = new Set<string>();
let [events, checksum, wall, cpu] = [0, 0, 0, 0];
for await (const block of blocks(scorer)) {
  const [began, cpuBegan] = [performance.now(), process.cpuUsage()];
  checksum += await pass(scorer, block);
  wall += (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpuBegan);
  cpu += (user + system) / 1e6;
  events += block.length;
}
const known = subjects.size;
subjects.clear();
const grown = memory() - before;

const taken = new Float64Array(events);
const timed = make();
let measured = 0;
for await (const block of blocks(timed)) {
  for (const event of block) taken[measured++] = await timeOf(timed, event);
}
taken.sort();
report(
  {
    events,
    checksum,
    rate: events / wall,
    cpuRate: events / cpu,
    median: (taken[events >> 1] as number) * 1000,
    worst: (taken[Math.floor(events * 0.99)] as number) * 1000,
    bytes: grown / known,
    shared: scorer.shared() / 2 ** 20,
  },
  started,
);

/**
 * Gives the events that are measured, some at a time, after the scorer has seen those before: a quarter as many at most
 * are scored.
 */
async function* blocks(to: Scorer): AsyncGenerator<readonly SignIn[]> {
  let [warm, given] = [0, 0];
  for (const block of received()) {
    if ((block[0] as SignIn).at < measuredFrom) {
      for (const event of block) {
        if (warm++ < mostEvents / 4) await to.score(event);
        to.learn(event);
      }
    } else if (given < mostEvents) {
      yield block.slice(0, mostEvents - given);
      given += block.length;
    } else break;
  }
}

/**
 * Gives all events as a receiver has them: out of JSON, with nothing left behind that a garbage collection would be
 * charged to the contender for. No block has events of both before and after the measuring begins.
 */
function* received(): Generator<readonly SignIn[]> {
  const world = syntheticSignIns({ seed: 1, people: Number(people), days: Number(days) });
  let block: SignIn[] = [];
  const sent = (): readonly SignIn[] => {
    const events = JSON.parse(JSON.stringify(block));
    block = [];
    globalThis.gc?.({ type: "minor" });
    return events;
  };
  for (const event of world.signIns()) {
    const isFirstMeasured = event.at >= measuredFrom && (block[0]?.at ?? event.at) < measuredFrom;
    if (block.length === atOnce || isFirstMeasured) yield sent();
    subjects.add(event.subject);
    block.push(event);
  }
  if (block.length > 0) yield sent();
}

/** Scores and learns every event; the same events give the same sum. */
async function pass(to: Scorer, all: readonly SignIn[]): Promise<number> {
  let sum = 0;
  for (const event of all) {
    const score = to.score(event);
    sum += typeof score === "number" ? score : await score;
    to.learn(event);
  }
  return sum;
}

/** How long one event takes, in milliseconds. */
function timeOf(to: Scorer, event: SignIn): number | Promise<number> {
  const began = performance.now();
  const score = to.score(event);
  if (typeof score !== "number") return timeOfLater(to, { event, score, began });
  to.learn(event);
  return performance.now() - began;
}

interface Later {
  readonly event: SignIn;
  readonly score: Promise<number>;
  readonly began: number;
}

async function timeOfLater(to: Scorer, { event, score, began }: Later): Promise<number> {
  await score;
  to.learn(event);
  return performance.now() - began;
}

/** What is in use after the garbage is collected: heap and buffers. */
function memory(): number {
  for (let time = 0; time < 3; time++) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
