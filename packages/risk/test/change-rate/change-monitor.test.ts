import fc from "fast-check";
import { expect, test } from "vitest";
import type { ChangeAlert } from "../../src/change-rate/change-alert.ts";
import { type ChangeMonitorOptions, changeMonitor } from "../../src/change-rate/change-monitor.ts";
import { privileges } from "../../src/change-rate/privileges/privileges.ts";
import { halfDay } from "../../src/change-rate/rates/rate.ts";
import type { Transaction } from "../../src/change-rate/transaction.ts";
import type { SignIn } from "../../src/sign-in/sign-in.ts";
import { admins } from "./sample-sighting.ts";
import { change, noon } from "./sample-transaction.ts";

const options: ChangeMonitorOptions = { now: () => noon + 10 * halfDay };

const feed = (count: number, more: Partial<Transaction> = {}): Transaction[] =>
  Array.from({ length: count }, (_, at) =>
    change({
      act: "disable",
      actor: "operator-1",
      account: `account-${at}`,
      at: noon + at,
      ...more,
    }),
  );

const observed = (given: readonly Transaction[], more: Partial<ChangeMonitorOptions> = {}) => {
  const monitor = changeMonitor({ ...options, ...more });
  return given.flatMap((each) => monitor.observe(each) ?? []);
};

const signIn = (more: Partial<SignIn> = {}): SignIn => ({
  id: "s1",
  at: noon + 60_000,
  subject: "account-1",
  result: "succeeded",
  ...more,
});

test("fifty disabled accounts are a day's work, and the next one is an alarm", () => {
  const alerts = observed(feed(60));
  expect(alerts).toHaveLength(10);
  expect(alerts[0]).toMatchObject({ act: "disable", target: "directory", repeats: false });
  expect(alerts[0]?.contributions.map(({ source }) => source)).toEqual([
    "disable-of-many",
    "mass-change",
  ]);
  expect(alerts[0]?.bits).toBe(20);
});

test("an alarm is told when it begins and each time there are twice as many, and no more", () => {
  const told = observed(feed(450)).filter(({ repeats }) => !repeats);
  const counts = told.map(({ contributions }) => contributions[0]?.facts.count);
  expect(counts).toEqual([51, 102, 204, 408]);
});

test.each(["organisation", "container"] as const)(
  "more than is usual, in too many places (%s), is an alarm",
  (place) => {
    const spread = (count: number, places: number): Transaction[] =>
      feed(count, { act: "revoke", group: "ward-12" }).map((each, at) => ({
        ...each,
        [place]: `place ${at % places}`,
      }));
    const limits = { organisations: 5, containers: 5 };
    expect(observed(spread(40, 8), { limits })).toEqual([]);
    expect(observed(spread(60, 4), { limits })).toEqual([]);
    expect(observed(spread(60, 8), { limits })[0]?.contributions).toMatchObject([
      { source: "mass-change", strength: "demanding", facts: { count: 41 } },
    ]);
  },
);

test("slow work over weeks is no alarm, however much it comes to", () => {
  const slow = feed(400).map((each, at) => ({ ...each, at: noon + at * (halfDay / 5) }));
  expect(observed(slow, { now: () => noon + 1000 * halfDay })).toEqual([]);
});

test("a change that is delivered twice counts once", () => {
  const once = feed(50);
  expect(observed([...once, ...once, ...once.toReversed()])).toEqual([]);
  const privileged = change({ act: "grant", group: admins });
  expect(observed([privileged, privileged])).toHaveLength(1);
});

test("the order within a day does not matter to how many alarms there are", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(feed(60), { minLength: 60 }), (shuffled) => {
      expect(observed(shuffled)).toHaveLength(10);
    }),
    { numRuns: 20 },
  );
});

const anyChange = fc
  .record({
    at: fc.nat({ max: 20 * halfDay }).map((after) => noon + after),
    actor: fc.option(fc.constantFrom("a", "b", "account-1"), { nil: undefined }),
    account: fc.constantFrom("account-1", "account-2", "account-3"),
    organisation: fc.option(fc.constantFrom("RXX", "RYY"), { nil: undefined }),
    act: fc.constantFrom<Transaction["act"]>("disable", "grant", "enable", "method", "merge"),
    group: fc.constantFrom(admins, "ward-12"),
  })
  .map((fields) => fields as Partial<Transaction>);

const feeds = fc
  .array(anyChange, { maxLength: 80 })
  .map((all) => all.map((each, at) => change({ ...each, id: `change ${at}` })));

test("the same feed gives the same alerts, byte for byte", () => {
  fc.assert(
    fc.property(feeds, (given) => {
      const limits = { closing: 3, caps: { grant: 4 } };
      expect(JSON.stringify(observed(given, { limits }))).toBe(
        JSON.stringify(observed(given, { limits })),
      );
    }),
    { numRuns: 50 },
  );
});

test("the bits of an alert are the sum of its contributions", () => {
  fc.assert(
    fc.property(feeds, (given) => {
      for (const { bits, contributions } of observed(given, { limits: { closing: 3 } })) {
        expect(bits).toBe(contributions.reduce((sum, each) => sum + each.bits, 0));
        expect(bits).toBeGreaterThan(0);
      }
    }),
    { numRuns: 50 },
  );
});

test("whoever knows of more privileges, or gives the plans, never gets less evidence", () => {
  fc.assert(
    fc.property(feeds, (given) => {
      const less = changeMonitor(options);
      const more = changeMonitor({
        ...options,
        privileges: privileges({ groups: ["ward-12"], holds: () => ["ward-12"] }),
        approved: () => false,
        known: () => ({ joiner: false, population: 3 }),
        limits: { closing: 2, share: { percent: 1, floor: 1 } },
      });
      for (const each of given) {
        expect(more.observe(each)?.bits ?? 0).toBeGreaterThanOrEqual(less.observe(each)?.bits ?? 0);
      }
    }),
    { numRuns: 50 },
  );
});

test("a privileged grant that is used within ten minutes is found, whichever is heard of first", () => {
  const grant = change({ act: "grant", group: admins, actor: "operator-1" });
  const inOrder = changeMonitor(options);
  inOrder.observe(grant);
  const used = inOrder.observeSignIn(signIn());
  expect(used).toMatchObject({ act: "sign-in", contributions: [{ source: "grant-then-use" }] });

  const late = changeMonitor(options);
  expect(late.observeSignIn(signIn())).toBeUndefined();
  const sources = (alert: ChangeAlert | undefined): unknown[] =>
    (alert?.contributions ?? []).map(({ source }) => source);
  expect(sources(late.observe(grant))).toEqual(["privilege-escalation", "grant-then-use"]);
});

test("a sign-in that comes late does not hide a later one from the grant before it", () => {
  const monitor = changeMonitor(options);
  const at = noon + 3_600_000;
  monitor.observeSignIn(signIn({ at: at + 60_000 }));
  monitor.observeSignIn(signIn({ id: "s2", at: noon }));
  const alert = monitor.observe(change({ act: "grant", group: admins, actor: "operator-1", at }));
  expect(alert?.contributions.map(({ source }) => source)).toContain("grant-then-use");
});

test("a grant that is told of late does not hide a later one, nor a second factor another", () => {
  for (const act of ["grant", "method"] as const) {
    const monitor = changeMonitor(options);
    const change_ = (id: string, at: number) =>
      monitor.observe(change({ id, act, group: admins, actor: "operator-1", at }));
    change_("newer", noon + 60_000);
    change_("older", noon - 25 * 3_600_000);
    const used = monitor.observeSignIn(signIn({ at: noon + 120_000 }), false);
    const source = act === "grant" ? "grant-then-use" : "method-then-new-device";
    expect(used?.contributions.map((found) => found.source)).toEqual([source]);
  }
});

test("the use of an ordinary grant is nothing, nor is a sign-in that failed", () => {
  const monitor = changeMonitor(options);
  monitor.observe(change({ act: "grant", group: "ward-12", actor: "operator-1" }));
  expect(monitor.observeSignIn(signIn())).toBeUndefined();
  monitor.observe(change({ act: "grant", group: admins, actor: "operator-1" }));
  expect(monitor.observeSignIn(signIn({ id: "s2", result: "wrong-password" }))).toBeUndefined();
});

test("a second factor that was changed, and then a new device, is found", () => {
  const monitor = changeMonitor(options);
  monitor.observe(change({ act: "method", actor: "account-1" }));
  expect(monitor.observeSignIn(signIn(), true)).toBeUndefined();
  expect(monitor.observeSignIn(signIn({ id: "s2" }), false)).toMatchObject({
    contributions: [{ source: "method-then-new-device" }],
  });
});

test("a change from the future counts as made now, and does not stop the clock", () => {
  let now = noon;
  const monitor = changeMonitor({ ...options, now: () => now });
  const [first, ...rest] = feed(60);
  monitor.observe({ ...(first as Transaction), at: noon + 100_000 * halfDay });
  const alerts = rest.flatMap((each) => monitor.observe(each) ?? []);
  expect(alerts).toHaveLength(10);
  for (const { at } of alerts) expect(at).toBeLessThanOrEqual(noon + 60);
  now = noon + 3 * halfDay;
  expect(monitor.observe(change({ act: "disable", actor: "operator-1", at: now }))).toBeUndefined();
});

test("what is remembered stays within its bounds, and an actor among many is still found", () => {
  const memory = { rates: 200, spreads: 10, ids: 100, accounts: 10 };
  const monitor = changeMonitor({ ...options, memory });
  const alerts: ChangeAlert[] = [];
  for (let at = 0; at < 3000; at++) {
    monitor.observe(change({ actor: `actor-${at}`, account: `account-${at}`, id: `noise ${at}` }));
    expect(monitor.rates.size).toBeLessThanOrEqual(200);
    if (at % 20 !== 0) continue;
    const one = monitor.observe(
      change({ act: "disable", actor: "operator-1", id: `disable ${at}` }),
    );
    if (one) alerts.push(one);
  }
  expect(alerts.length).toBeGreaterThan(90);
});

test.each([Number.NaN, -1, 1e300, 0.5])(
  "a change or sign-in at %d is a typed error, and counts nothing",
  (at) => {
    const monitor = changeMonitor(options);
    const refused = expect.objectContaining({
      code: "invalid-value",
      where: expect.objectContaining({ field: "at" }),
    });
    expect(() => monitor.observe(change({ at }))).toThrow(refused);
    expect(() => monitor.observeSignIn(signIn({ at }))).toThrow(refused);
    expect(monitor.rates.size).toBe(0);
  },
);

test("where nobody says who did it, all of a system counts as one hand, and no hand is spoken of", () => {
  const [alert] = observed(feed(51, { actor: undefined }));
  expect(alert?.contributions.map(({ source }) => source)).toEqual([
    "disable-of-many",
    "mass-change",
  ]);
  expect(JSON.stringify(alert)).not.toContain("hand");
});

test("a limit that is no limit is refused", () => {
  for (const limits of [{ closing: -1 }, { surprise: Number.NaN }, { caps: { grant: 1e6 } }]) {
    expect(() => changeMonitor({ ...options, limits })).toThrow(
      expect.objectContaining({ code: "invalid-options" }),
    );
  }
});

test.each([0, -1, 1.5, Number.NaN, 1e12])("a memory of %d is refused", (size) => {
  for (const name of ["rates", "spreads", "ids", "accounts"]) {
    expect(() => changeMonitor({ ...options, memory: { [name]: size } })).toThrow(
      expect.objectContaining({
        code: "invalid-options",
        where: { field: `memory.${name}`, rule: "range" },
      }),
    );
  }
});
