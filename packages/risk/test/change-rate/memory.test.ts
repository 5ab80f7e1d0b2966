import fc from "fast-check";
import { expect, test } from "vitest";
import { recent } from "../../src/change-rate/recent.ts";
import { slots } from "../../src/change-rate/slots.ts";
import { seenBefore } from "../../src/memory/seen-before.ts";

test("an id is known again while fewer than so many others came since", () => {
  const ids = fc.array(fc.nat({ max: 30 }), { maxLength: 200 });
  fc.assert(
    fc.property(ids, (all) => {
      const isKnown = seenBefore(10);
      for (const [at, id] of all.entries()) {
        const last = all.lastIndexOf(id, at - 1);
        const known = isKnown(String(id));
        if (at === 0 || last < 0) expect(known).toBe(false);
        else if (new Set(all.slice(last + 1, at)).size < 10) expect(known).toBe(true);
      }
    }),
  );
});

test("an id is forgotten once twice as many others came", () => {
  const isKnown = seenBefore(10);
  isKnown("first");
  for (let at = 0; at < 20; at++) isKnown(`other ${at}`);
  expect(isKnown("first")).toBe(false);
});

test("a map never holds more than it may, and keeps what was asked for last", () => {
  const map = recent<number>(3);
  for (let at = 0; at < 100; at++) {
    map.set(`key ${at}`, at);
    map.get("key 0");
    expect(map.size).toBeLessThanOrEqual(3);
  }
  expect([map.get("key 0"), map.get("key 99"), map.get("key 50")]).toEqual([0, 99, undefined]);
});

test("places are given as a list in the order of use would give them", () => {
  const steps = fc.array(fc.tuple(fc.constantFrom("use", "find", "put"), fc.nat({ max: 8 })), {
    maxLength: 100,
  });
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 5 }), (all, size) => {
      const places = slots(size);
      let inOrder: { key: string; slot: number }[] = [];
      for (const [step, number] of all) {
        const key = String(number);
        const held = inOrder.find((each) => each.key === key);
        const slot = step === "find" ? places.find(key) : places.use(key);
        expect(slot).toBe(held?.slot);
        if (held && step !== "find") inOrder = [...inOrder.filter((each) => each !== held), held];
        if (held || step !== "put") continue;
        if (inOrder.length === size) inOrder.shift();
        const given = places.put(key);
        expect(inOrder.some((each) => each.slot === given)).toBe(false);
        inOrder.push({ key, slot: given });
        expect(places.size).toBe(inOrder.length);
      }
    }),
  );
});
