import { expect, test } from "vitest";
import { memoryTarget, type ScheduledFault, withFaults } from "../src/index.ts";
import { knownVersions } from "./known-versions.ts";
import { scanned } from "./memory-stage.ts";

const accounts = ["ada", "ben", "cal", "dee"].map((stable) => ({
  stable,
  attributes: { userName: stable },
}));

async function readTwice(...schedule: readonly ScheduledFault[]) {
  const target = memoryTarget({ name: "directory", accounts, pageSize: 2 });
  const session = await withFaults(target, schedule).open();
  const { isKnown, asked } = knownVersions();
  await scanned(session, { isKnown });
  asked();
  const given = (await scanned(session, { isKnown })).map(({ ref }) => ref.stable);
  return { given, asked: asked() };
}

test("a connector with no faults scheduled asks what is known", async () => {
  const { given, asked } = await readTwice();
  expect(given).toEqual([]);
  expect(asked).toEqual(["ada", "ben", "cal", "dee"]);
});

test("a scan that lies leaves out records though they are known", async () => {
  const { given, asked } = await readTwice({
    on: "scan",
    call: 2,
    fault: { kind: "lie", every: 2 },
  });
  expect([...given, ...asked]).toEqual(["ada", "cal"]);
});

test("rights that are lost hide accounts though they are known", async () => {
  const { given, asked } = await readTwice({
    on: "scan",
    call: 2,
    fault: { kind: "lost-rights", attribute: "userName", prefix: "b" },
  });
  expect([...given, ...asked]).toEqual(["ada", "cal", "dee"]);
});
