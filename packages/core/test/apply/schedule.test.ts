import fc from "fast-check";
import { expect, test } from "vitest";
import { heap } from "../../src/apply/heap.ts";
import { schedule } from "../../src/apply/schedule.ts";
import type { Operation } from "../../src/model/operation.ts";
import { create, grant, update } from "./sample-plan.ts";

test("a heap gives its numbers in order, however they came", () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), (numbers) => {
      const given = heap();
      for (const number of numbers) given.push(number);
      expect(numbers.map(() => given.pop())).toEqual(numbers.toSorted((a, b) => a - b));
      expect(given.pop()).toBeUndefined();
    }),
  );
});

/** Operations of few targets on few accounts, each after some of those before it. */
const plans = fc
  .array(
    fc.record({
      target: fc.constantFrom("directory", "mail"),
      account: fc.constantFrom("a", "b", "c"),
      kind: fc.constantFrom("update", "create", "membership"),
      after: fc.array(fc.nat(30), { maxLength: 3 }),
    }),
    { maxLength: 30 },
  )
  .map((drawn) =>
    drawn.map(({ target, account, kind, after }, index): Operation => {
      const more = {
        id: String(index),
        target,
        after: after.filter((other) => other < index).map(String),
      };
      if (kind === "create") return create(account, more);
      return kind === "update" ? update(account, more) : grant("g", [account], more);
    }),
  );

const accountsOf = (operation: Operation): string[] => {
  const keys =
    operation.kind === "create"
      ? [`new:${operation.handle}`]
      : operation.kind === "membership"
        ? ["g", ...operation.grant.map(({ stable }) => stable)]
        : [operation.ref.stable];
  return keys.map((key) => `${operation.target} ${key}`);
};

test("all operations come, none before those it waits for, and never two on one account at once", () => {
  fc.assert(
    fc.property(plans, fc.infiniteStream(fc.nat()), (operations, choices) => {
      const due = schedule(operations);
      const running: Operation[] = [];
      const finished = new Set<string>();
      for (;;) {
        for (const target of ["directory", "mail"]) {
          for (let next = due.take(target); next; next = due.take(target)) running.push(next);
        }
        const busy = running.flatMap(accountsOf);
        expect(new Set(busy).size).toBe(busy.length);
        for (const { after } of running) expect(after.every((id) => finished.has(id))).toBe(true);
        const choice = (choices.next().value as number) % Math.max(1, running.length);
        const [ended] = running.splice(choice, 1);
        if (!ended) break;
        for (const earlier of operations.slice(0, Number(ended.id))) {
          const shared = accountsOf(earlier).some((key) => accountsOf(ended).includes(key));
          if (shared) expect(finished.has(earlier.id)).toBe(true);
        }
        due.finish(ended);
        finished.add(ended.id);
      }
      expect(finished.size).toBe(operations.length);
      expect(due.left()).toEqual([]);
    }),
  );
});

test("those that may begin come in the order of the plan", () => {
  const due = schedule(["c", "a", "b"].map((key) => update(key)));
  const taken = [due.take("directory"), due.take("directory"), due.take("directory")];
  expect(taken.map((operation) => operation?.id)).toEqual(["update c", "update a", "update b"]);
});
