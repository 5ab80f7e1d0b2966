import { expect, test } from "vitest";
import type {
  AttackerKind,
  SyntheticSignIn,
  WorkPattern,
} from "../src/synthetic-sign-ins/synthetic-sign-in.ts";
import { seededRandom, syntheticSignIns } from "../src/synthetic-sign-ins.ts";

const days = 120;
const world = syntheticSignIns({ seed: 3, people: 400, days });
const all = [...world.signIns()];
const patternOf = new Map(world.people.map(({ subject, pattern }) => [subject, pattern]));

const of = (pattern: WorkPattern): readonly SyntheticSignIn[] =>
  all.filter(({ subject }) => patternOf.get(subject) === pattern);
const share = <T>(list: readonly T[], is: (one: T) => boolean): number =>
  list.filter(is).length / list.length;
const hourOf = ({ at }: SyntheticSignIn): number => new Date(at).getUTCHours();

test("the same seed gives the same sign-ins and attempts, another seed others", () => {
  const small = (seed: number) => {
    const made = syntheticSignIns({ seed, people: 20, days: 20 });
    return [
      [...made.signIns()],
      made.attempt("staff-1", { kind: "naive", at: Date.UTC(2026, 7, 1), number: 4 }),
    ];
  };
  expect(small(1)).toEqual(small(1));
  expect(small(1)).not.toEqual(small(2));
  const [first, second, other] = [seededRandom(5), seededRandom(5), seededRandom(6)];
  const drawn = Array.from({ length: 50 }, first);
  expect(Array.from({ length: 50 }, second)).toEqual(drawn);
  expect(Array.from({ length: 50 }, other)).not.toEqual(drawn);
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...drawn)).toBeLessThan(1);
});

test("sign-ins come in the order of time, each with an id of its own, and none before the person joins", () => {
  expect(all.length).toBeGreaterThan(10_000);
  expect(all.every(({ at }, index) => at >= (all[index - 1]?.at ?? 0))).toBe(true);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  for (const { subject, joins } of world.people) {
    const first = all.find((event) => event.subject === subject)?.at ?? Number.POSITIVE_INFINITY;
    expect(first).toBeGreaterThanOrEqual(Date.UTC(2026, 6, 6 + joins));
  }
});

test("there are people of every pattern", () => {
  const patterns = ["day", "ward", "night", "bank", "home", "phone", "traveller"];
  expect(new Set(world.people.map(({ pattern }) => pattern))).toEqual(new Set(patterns));
});

test("a population can be of one pattern alone", () => {
  const homes = syntheticSignIns({ seed: 3, people: 30, days: 5, pattern: "home" });
  expect(homes.people.every(({ pattern }) => pattern === "home")).toBe(true);
});

test("night staff sign in by night, and the rest seldom do", () => {
  const isNight = (event: SyntheticSignIn) => hourOf(event) >= 19 || hourOf(event) < 8;
  expect(share(of("night"), isNight)).toBeGreaterThan(0.9);
  expect(share(of("ward"), isNight)).toBeLessThan(0.3);
  expect(share(of("day"), (event) => hourOf(event) < 7)).toBe(0);
});

test("bank staff sign in less than monthly on average", () => {
  const bank = world.people.filter(({ pattern }) => pattern === "bank");
  const seen = new Set(
    of("bank").map(({ subject, at }) => `${subject} ${Math.floor(at / 86_400_000)}`),
  );
  const possible = bank.reduce((sum, { joins }) => sum + days - joins, 0);
  expect(possible / seen.size).toBeGreaterThan(30);
});

test("wards share machines without an id behind two addresses, where homes and phones move about", () => {
  const onWard = of("ward").filter(({ address }) => address.startsWith("192.0.2."));
  expect(onWard.length).toBeGreaterThan(3000);
  expect(new Set(onWard.map(({ address }) => address)).size).toBe(2);
  expect(onWard.every(({ device }) => device.id === undefined)).toBe(true);
  expect(new Set(of("phone").map(({ address }) => address)).size).toBeGreaterThan(300);
  expect(of("phone").some(({ device }) => device.id !== undefined)).toBe(true);
});

test("travellers are abroad at times, and nobody else is", () => {
  const abroad = all.filter(({ place }) => place.country !== "GB");
  expect(new Set(abroad.map(({ subject }) => patternOf.get(subject)))).toEqual(
    new Set(["traveller"]),
  );
  const often = share(of("traveller"), ({ place }) => place.country !== "GB");
  expect(often).toBeGreaterThan(0.03);
  expect(often).toBeLessThan(0.3);
});

test("no address, number or place of it belongs to anybody", () => {
  const real = all.filter(
    ({ address, network }) =>
      !/^(192\.0\.2|24[0-9]\.\d+\.\d+)\.\d+$/.test(address) ||
      !(network.number >= 64_496 && network.number <= 65_551) ||
      network.number === 65_535,
  );
  expect(real).toEqual([]);
});

test("browsers grow older by a version every four weeks", () => {
  const versions = (from: number, to: number) =>
    new Set(all.slice(from, to).map(({ device }) => device.agent));
  const later = versions(all.length - 1500, all.length);
  expect([...versions(0, 1500)].filter((agent) => later.has(agent)).length).toBeLessThan(8);
});

test("a naive attacker comes from abroad, one with a VPN from hosting at home, a targeted one looks like the person", () => {
  const attempts = (kind: AttackerKind) =>
    Array.from({ length: 200 }, (_, number) =>
      world.attempt(`staff-${number}`, { kind, at: Date.UTC(2026, 8, 1), number }),
    );
  expect(attempts("naive").every(({ place }) => place.country !== "GB")).toBe(true);
  const vpn = attempts("vpn");
  expect(vpn.every(({ network }) => network.name.startsWith("Hosting"))).toBe(true);
  expect(vpn.every(({ place }) => place.country === "GB")).toBe(true);
  const own = (subject: string) =>
    all.filter((event) => event.subject === subject && event.at < Date.UTC(2026, 8, 1));
  for (const attempt of attempts("targeted")) {
    expect(attempt.network.name).toMatch(/^Home broadband/);
    expect(attempt.device.id).toBeUndefined();
  }
  const alike = attempts("targeted").filter((attempt) =>
    own(attempt.subject).some(({ device }) => device.system === attempt.device.system),
  );
  expect(alike.length).toBeGreaterThan(100);
});

test("nobody is attacked who is not there", () => {
  const attempt = { kind: "naive", at: 0, number: 0 } as const;
  expect(() => world.attempt("staff-400", attempt)).toThrow(RangeError);
});
