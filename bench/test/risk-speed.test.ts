import { syntheticSignIns } from "@rollcall/testkit";
import { expect, test } from "vitest";
import { benchRiskSpeed } from "../src/risk-speed/bench.ts";
import { contenders } from "../src/risk-speed/contenders.ts";

test("every contender scores and learns the same sign-ins, and says what it cost", async () => {
  const text = await benchRiskSpeed({ people: 60, days: 5, peerEvents: 50, rounds: 1 });
  const [head, , ...rows] = text.split("\n").map((line) => line.trim().split(/ {2,}/));
  expect(head).toHaveLength(9);
  expect(rows.map(([name]) => name)).toEqual(["compact", "exact", "json-rules-engine"]);
  expect(rows[0]?.[1]).toBe(rows[1]?.[1]);
  expect(rows[2]?.[1]).toBe("50");
  for (const row of rows) expect(Number(row[2]?.replaceAll(",", ""))).toBeGreaterThan(0);
});

test("every contender finds a sign-in from elsewhere worse than the person's own", async () => {
  const world = syntheticSignIns({ seed: 1, people: 20, days: 30 });
  const events = [...world.signIns()];
  const last = events.findLast(
    ({ subject }) => events.filter((one) => one.subject === subject).length > 20,
  );
  if (!last) throw new Error("nobody signs in often enough");
  const foreign = world.attempt(last.subject, { kind: "naive", at: last.at, number: 0 });
  for (const [name, make] of Object.entries(contenders)) {
    const scorer = make();
    for (const event of events) scorer.learn(event);
    const [own, other] = [await scorer.score({ ...last, id: "own" }), await scorer.score(foreign)];
    expect(other, name).toBeGreaterThan(own);
  }
});
