import { memoryStore, owned, type Person, type Plan, type Policy } from "@rollcall/core";
import { memorySource, memoryTarget } from "@rollcall/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { live, planFor } from "../stage/run.ts";
import { patience, runs } from "../stage/runs.ts";

const asOf = "2026-11-21T07:00:00Z";
const size = 40;

/** What becomes of one of the staff. */
type Turn = "stays" | "leaves" | "is renamed" | "moves";

function personAt(at: number, turn: Turn): Person {
  const leaves = turn === "leaves" && { end: "2026-11-19", status: "ended" as const };
  return {
    id: `p${at}`,
    identifiers: [{ system: "esr-employee:431", value: String(20_000_000 + at) }],
    names: { legal: { given: "Sam", family: turn === "is renamed" ? `New${at}` : `Old${at}` } },
    assignments: [
      {
        id: `a${at}`,
        organisation: { vpd: "431", department: turn === "moves" ? "Ward 8" : "Ward 7" },
        position: { title: "Porter" },
        start: "2020-01-06",
        status: "active",
        primary: true,
        ...leaves,
      },
    ],
  };
}

const policy: Policy = {
  name: "guarded",
  targets: {
    directory: {
      correlate: [],
      attributes: {
        userName: owned(({ id, names }) => `${names.legal.family}.${id}`),
        department: owned((_, { primary }) => primary?.organisation.department),
      },
    },
  },
};

async function verdictOf(
  turns: readonly Turn[],
  mode: "full" | "changes",
): Promise<Plan["verdict"]> {
  const source = memorySource({
    name: "staff",
    people: turns.map((_, at) => personAt(at, "stays")),
  });
  const systems = {
    source,
    targets: [memoryTarget({ name: "directory" })],
    policy,
    store: memoryStore(),
  };
  await live(systems, { asOf: "2026-11-18T07:00:00Z" });
  for (const [at, turn] of turns.entries()) {
    if (turn !== "stays") source.staff.put(personAt(at, turn));
  }
  return (await planFor(systems, { asOf, mode })).verdict;
}

test("more that changes never lets a plan pass that was stopped", {
  timeout: patience,
}, async () => {
  const turn = fc.constantFrom<Turn>("leaves", "is renamed", "moves");
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(turn, fc.nat(2)), { minLength: size, maxLength: size }),
      fc.constantFrom("full" as const, "changes" as const),
      async (drawn, mode) => {
        const fewer = drawn.map(([turn, when]) => (when === 0 ? turn : "stays"));
        const more = drawn.map(([turn, when]) => (when < 2 ? turn : "stays"));
        const [one, other] = [await verdictOf(fewer, mode), await verdictOf(more, mode)];
        const codes = new Set(other.breaches.map(({ code }) => code));
        for (const { code } of one.breaches) expect(codes).toContain(code);
        if (one.decision === "stop") expect(other.decision).toBe("stop");
      },
    ),
    runs(25),
  );
});

test("a few leavers pass, and a tenth of the staff does not", async () => {
  const some = (count: number): Turn[] =>
    Array.from({ length: size }, (_, at) => (at < count ? "leaves" : "stays"));
  expect((await verdictOf(some(3), "full")).decision).toBe("allow");
  expect((await verdictOf(some(8), "full")).decision).toBe("stop");
});
