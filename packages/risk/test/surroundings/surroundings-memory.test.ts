import { expect, test } from "vitest";
import type { SignIn } from "../../src/sign-in/sign-in.ts";
import {
  type SurroundingsMemory,
  surroundingsMemory,
} from "../../src/surroundings/surroundings-memory.ts";

const noon = Date.UTC(2026, 10, 21, 12);
const minute = 60_000;

function attempt(subject: string, different: Partial<SignIn> = {}): SignIn {
  return {
    id: subject,
    at: noon,
    subject,
    organisation: "RZZ",
    result: "wrong-password",
    address: "198.51.100.7",
    network: { number: 64_500 },
    ...different,
  };
}

/** Lets so many people fail at an address. */
function spray(memory: SurroundingsMemory, people: number, different: Partial<SignIn> = {}): void {
  for (let person = 0; person < people; person++)
    memory.note(attempt(`person-${person}`, different));
}

test("different people who fail at an address count, each once; those who succeed do not", () => {
  const memory = surroundingsMemory();
  spray(memory, 20);
  spray(memory, 20);
  memory.note(attempt("right", { result: "succeeded" }));
  memory.note(attempt("refused", { result: "refused" }));
  expect(memory.lookUp(attempt("victim")).failingPeople).toBe(20);
  expect(memory.lookUp(attempt("victim", { address: "198.51.100.8" })).failingPeople).toBe(0);
  const { id, at, subject, result } = attempt("victim");
  expect(memory.lookUp({ id, at, subject, result })).toEqual({
    listed: undefined,
    failingPeople: 0,
    colleagues: 0,
  });
});

test("failures count for the window at least, and for twice as long at most", () => {
  for (const start of [0, 7, 31, 59]) {
    const memory = surroundingsMemory();
    spray(memory, 20, { at: noon + start * minute });
    const after = (minutes: number): number =>
      memory.lookUp(attempt("v", { at: noon + (start + minutes) * minute })).failingPeople;
    expect(after(0)).toBe(20);
    expect(after(60)).toBe(20);
    expect(after(121)).toBe(0);
  }
});

test("all writings of an address are one, and all addresses of an IPv6 /64", () => {
  const memory = surroundingsMemory();
  memory.note(attempt("a", { address: "::ffff:198.51.100.7" }));
  memory.note(attempt("b", { address: "198.51.100.7" }));
  for (let host = 0; host < 40; host++)
    memory.note(attempt(`p-${host}`, { address: `2001:db8:1:2::${host.toString(16)}` }));
  expect(memory.lookUp(attempt("v")).failingPeople).toBe(2);
  expect(memory.lookUp(attempt("v", { address: "2001:DB8:1:2:ffff::1" })).failingPeople).toBe(40);
});

test("a spray is not hidden by a million addresses that fail before, during or after it", () => {
  const memory = surroundingsMemory({ addresses: 1_000 });
  const flood = (from: number, to: number): void => {
    for (let each = from; each < to; each++) {
      memory.note(
        attempt(`made-up-${each}`, {
          address: `10.${each >> 16}.${(each >> 8) & 255}.${each & 255}`,
        }),
      );
    }
  };
  spray(memory, 15);
  flood(0, 500_000);
  spray(memory, 30);
  flood(500_000, 1_000_000);
  expect(memory.lookUp(attempt("v")).failingPeople).toBe(30);
  // One that begins when all rooms are taken is seen too: with too many people rather than too few.
  spray(memory, 40, { address: "203.0.113.1" });
  expect(
    memory.lookUp(attempt("v", { address: "203.0.113.1" })).failingPeople,
  ).toBeGreaterThanOrEqual(40);
  expect(memory.crowded()).toBeGreaterThan(900_000);
  expect(memory.memory()).toBeLessThan(2_000_000);
});

test("events that come late count too, and one from the far future blinds nobody for long", () => {
  const memory = surroundingsMemory();
  memory.note(attempt("first"));
  spray(memory, 20, { at: noon - 300 * minute });
  expect(memory.lookUp(attempt("v")).failingPeople).toBe(21);
  memory.note(attempt("wrong-clock", { at: noon + 1_000 * 1_440 * minute }));
  spray(memory, 20);
  expect(memory.lookUp(attempt("v")).failingPeople).toBe(20);
  memory.note(attempt("fast-clock", { at: noon + 300 * minute }));
  spray(memory, 20, { at: noon + 1 });
  expect(memory.lookUp(attempt("v", { at: noon + 2 })).failingPeople).toBeGreaterThanOrEqual(20);
});

test("colleagues are the others of one organisation on a network", () => {
  const memory = surroundingsMemory();
  for (let person = 0; person < 5; person++)
    memory.note(attempt(`p-${person}`, { result: "succeeded" }));
  memory.note(attempt("elsewhere", { result: "succeeded", organisation: "RYY" }));
  memory.note(attempt("denied", { result: "succeeded", stepUp: "denied" }));
  expect(memory.lookUp(attempt("p-0")).colleagues).toBe(4);
  expect(memory.lookUp(attempt("newcomer")).colleagues).toBe(5);
  expect(memory.lookUp(attempt("newcomer", { network: { number: 1 } })).colleagues).toBe(0);
});

test("what the integrator's lists say of the address is passed on", () => {
  const memory = surroundingsMemory({
    listed: (address) => (address === "198.51.100.7" ? "vpn" : undefined),
  });
  expect(memory.lookUp(attempt("v")).listed).toBe("vpn");
  expect(memory.lookUp(attempt("v", { address: "203.0.113.1" })).listed).toBeUndefined();
});

test("windows and sizes that cannot be are refused by name", () => {
  for (const options of [
    { failureWindow: 0 },
    { colleagueWindow: Number.NaN },
    { addresses: 1.5 },
  ]) {
    expect(() => surroundingsMemory(options)).toThrow(
      expect.objectContaining({ code: "invalid-options" }),
    );
  }
});

test("an event of months ago that is told of now takes nobody off the list", () => {
  const memory = surroundingsMemory();
  spray(memory, 20);
  memory.note(attempt("colleague", { result: "succeeded" }));
  const old = noon - 60 * 24 * 60 * minute;
  const elsewhere = { address: "192.0.2.9", network: { number: 7 }, at: old };
  for (const result of ["wrong-password", "succeeded"] as const) {
    memory.note(attempt("late", { ...elsewhere, result }), noon + minute);
  }
  memory.note(attempt("now", { address: "192.0.2.9", at: noon + minute }), noon + minute);
  const { failingPeople, colleagues } = memory.lookUp(attempt("victim", { at: noon + minute }));
  expect([failingPeople, colleagues]).toEqual([20, 1]);
});

test("a session is remembered in the network where it was last the person's own, whatever others do since", () => {
  const memory = surroundingsMemory();
  const own = { result: "succeeded", session: "token-1" } as const;
  const lookUp = (subject: string, session: string) =>
    memory.lookUp(attempt(subject, { session })).sessionNetwork;
  memory.note(attempt("nurse", own));
  memory.note(attempt("nurse", { ...own, session: "token-2", network: { number: 7 } }));
  memory.note(attempt("nurse", { ...own, result: "wrong-password", network: { number: 9 } }));
  memory.note(attempt("other", { ...own, network: { number: 8 } }));
  expect(lookUp("nurse", "token-1")).toBe(64_500);
  expect(lookUp("nurse", "token-2")).toBe(7);
  expect(lookUp("nurse", "token-3")).toBeUndefined();
  expect(memory.lookUp(attempt("nurse"))).not.toHaveProperty("sessionNetwork");
  memory.note(attempt("nurse", { ...own, network: { number: 5 } }));
  expect(lookUp("nurse", "token-1")).toBe(5);
});
