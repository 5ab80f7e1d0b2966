import { expect, test } from "vitest";
import type { AppliedReceipt } from "../../src/apply/applied-receipt.ts";
import { apply } from "../../src/apply/apply.ts";
import { readApprovals } from "../../src/apply/kept-approvals.ts";
import type { ApplyOptions } from "../../src/apply/options.ts";
import { ConnectorError } from "../../src/errors.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { readReview, reviewsDue, reviewWrites } from "../../src/store/agenda.ts";
import { readHistory } from "../../src/store/history.ts";
import { findLinkByPerson, linkWrites, readLink } from "../../src/store/links.ts";
import { memoryStore } from "../../src/store/memory-store.ts";
import { readRevision } from "../../src/store/revision.ts";
import { type FakeOptions, type FakeTarget, fakeAccount, fakeTarget } from "./fake-target.ts";
import { approvalOf, create, grant, planOf, remove, update } from "./sample-plan.ts";
import { type VirtualTime, virtualTime } from "./virtual-time.ts";

interface World {
  readonly time: VirtualTime;
  readonly store: ReturnType<typeof memoryStore>;
  readonly target: FakeTarget;
  run(plan: Plan, more?: Partial<ApplyOptions>): Promise<AppliedReceipt[]>;
  options(plan: Plan, more?: Partial<ApplyOptions>): ApplyOptions;
}

const world = (fake: Omit<FakeOptions, "time"> = {}): World => {
  const time = virtualTime();
  const store = memoryStore();
  const target = fakeTarget({ ...fake, time });
  const options = (plan: Plan, more: Partial<ApplyOptions> = {}): ApplyOptions => ({
    approval: approvalOf(plan),
    targets: [target.connector],
    store,
    now: time.now,
    sleep: time.sleep,
    random: () => 0.5,
    ...more,
  });
  return {
    time,
    store,
    target,
    options,
    run: async (plan, more) => await Array.fromAsync(apply(plan, options(plan, more))),
  };
};

const statuses = (receipts: readonly AppliedReceipt[]): Record<string, string> =>
  Object.fromEntries(receipts.map(({ operation, status }) => [operation, status]));
const executed = ({ calls }: FakeTarget): string[] =>
  calls.filter(({ call }) => call === "execute").map(({ of }) => of);
const accounts = (count: number): ReturnType<typeof fakeAccount>[] =>
  Array.from({ length: count }, (_, index) => fakeAccount(`a${index}`));

test("each operation of an approved plan is done, and its receipt says of which plan", async () => {
  const { store, target, run } = world({ accounts: accounts(2) });
  const plan = planOf(store, [create("new"), update("a0"), remove("a1"), grant("g", ["a0"])]);
  const receipts = await run(plan);
  expect(receipts).toHaveLength(4);
  for (const receipt of receipts) {
    expect(receipt).toMatchObject({
      plan: plan.hash,
      target: "directory",
      status: "done",
      attempts: 1,
    });
    expect(receipt.label).toBe(`label of ${receipt.operation}`);
  }
  expect(target.accounts.get("a0")).toMatchObject({
    attributes: { displayName: "name of a0" },
    entitlements: [{ kind: "group", id: "g" }],
  });
  expect(target.accounts.has("a1")).toBe(false);
  expect(target.sessions.open).toBe(0);
});

test.each([
  ["was edited", (plan: Plan) => ({ ...plan, operations: [] }), "invalid-value", "plan-edited"],
])("a plan that %s is refused", async (_, change, code, rule) => {
  const { store, target, run } = world({ accounts: accounts(1) });
  const plan = planOf(store, [update("a0")]);
  await expect(run(change(plan))).rejects.toMatchObject({ code, where: { rule } });
  expect(target.calls).toEqual([]);
});

test("a plan of another store is refused", async () => {
  const { target, run } = world({ accounts: accounts(1) });
  const plan = planOf(memoryStore(), [update("a0")]);
  await expect(run(plan)).rejects.toMatchObject({
    code: "invalid-options",
    where: { rule: "other-store" },
  });
  expect(target.calls).toEqual([]);
});

test("a plan is out of date once another one was applied", async () => {
  const { store, target, run } = world({ accounts: accounts(2) });
  const [first, second] = [planOf(store, [update("a0")]), planOf(store, [update("a1")])];
  await run(first);
  await expect(run(second)).rejects.toMatchObject({
    code: "precondition-failed",
    where: { rule: "out-of-date" },
  });
  expect(executed(target)).toEqual(["update a0"]);
});

test.each([
  ["of another plan", { planHash: "0".repeat(64) }, "other-plan"],
  ["that has expired", { expires: "2026-11-21T06:59:59Z" }, "expired"],
])("an approval %s is refused", async (_, more, rule) => {
  const { store, target, run } = world({ accounts: accounts(1) });
  const plan = planOf(store, [update("a0")]);
  const approval = approvalOf(plan, more);
  await expect(run(plan, { approval })).rejects.toMatchObject({
    code: "permission-denied",
    where: { rule },
  });
  expect(target.calls).toEqual([]);
});

test("an approval that does not accept a breach is refused, as is an unsigned one where keys are asked for", async () => {
  const { store, target, run } = world({ accounts: accounts(1) });
  const breach = { code: "directory/disable/percent", target: "directory", because: "too many" };
  const plan = planOf(store, [update("a0")], {
    verdict: { decision: "stop", breaches: [breach], counts: [] },
  });
  await expect(run(plan)).rejects.toMatchObject({ where: { rule: "breach-not-accepted" } });
  const approval = approvalOf(plan, { accepts: [breach.code] });
  await expect(run(plan, { approval, keys: {} })).rejects.toMatchObject({
    where: { rule: "signature-missing" },
  });
  expect(target.calls).toEqual([]);
  expect(statuses(await run(plan, { approval }))).toEqual({ "update a0": "done" });
});

test("a plan for a target that is not given is refused", async () => {
  const { store, run } = world();
  const plan = planOf(store, [update("a0")]);
  await expect(run(plan, { targets: [] })).rejects.toMatchObject({
    where: { rule: "target-missing" },
  });
});

test("without an approved plan nobody has a lease, and so nobody can write", async () => {
  const { target } = world({ accounts: accounts(1) });
  await using session = await target.connector.open();
  const forged = { planHash: "x", approvedBy: "x", expires: "2099-01-01T00:00:00Z" };
  await expect(session.write?.execute(update("a0"), forged)).rejects.toMatchObject({
    code: "permission-denied",
  });
  expect(target.effects.size).toBe(0);
});

test("references to new accounts are resolved in operations and in what the store learns", async () => {
  const { store, target, run } = world({ accounts: accounts(1) });
  const link = {
    target: "directory",
    account: { kind: "account", stable: "new:boss" },
    personId: "person/1",
    identifiers: [],
    by: "created",
    since: "2026-11-21T06:00:00Z",
  };
  const boss = create("boss");
  const report = create("report", {
    attributes: { userName: "report", supervisor: "new:boss" },
    after: [boss.id],
  });
  const change = update("a0", {
    deltas: [{ attribute: "supervisor", change: "replace", value: "new:boss" }],
    expects: { exists: true, attributes: { supervisor: null } },
    after: [boss.id],
  });
  const members = grant("g", ["new:boss", "new:report"], { after: [boss.id, report.id] });
  const later = update("new:report", { after: [report.id] });
  const never = linkWrites({
    ...link,
    account: { kind: "account", stable: "new:lost" },
    personId: "2",
  });
  const lost = create("lost", { after: ["not in the plan"] });
  const plan = planOf(store, [boss, report, change, members, later, lost], {
    checkpoint: { byOperation: { [boss.id]: linkWrites(link) }, atEnd: never },
  });
  const receipts = await run(plan);
  expect(statuses(receipts)).toMatchObject({
    "update new:report": "done",
    "create lost": "skipped",
  });
  expect(target.accounts.get("key of report")).toMatchObject({
    attributes: { supervisor: "key of boss", displayName: "name of new:report" },
    entitlements: [{ id: "g" }],
  });
  expect(target.accounts.get("a0")?.attributes.supervisor).toBe("key of boss");
  const made = { kind: "account", stable: "key of boss", lookup: "at boss" };
  expect(await readLink(store, "directory", "key of boss")).toEqual({ ...link, account: made });
  expect(await findLinkByPerson(store, "directory", { id: "person/1", identifiers: [] })).toEqual({
    ...link,
    account: made,
  });
  expect(await Array.fromAsync(store.scan("links"))).toHaveLength(1);
});

test("an account that has changed since is skipped with what differs, and so is what comes after it; others go on", async () => {
  const drifted = fakeAccount("a0", { displayName: "changed by hand", title: "Dr" });
  const { store, target, run } = world({
    accounts: [drifted, fakeAccount("a1"), fakeAccount("a2")],
  });
  const plan = planOf(store, [
    update("a0"),
    update("a1", { after: ["update a0"] }),
    create("b", { after: ["update a1"] }),
    update("a2"),
    update("gone"),
  ]);
  const receipts = await run(plan);
  expect(statuses(receipts)).toEqual({
    "update a0": "skipped",
    "update a1": "skipped",
    "create b": "skipped",
    "update a2": "done",
    "update gone": "skipped",
  });
  expect(receipts.find(({ operation }) => operation === "update a0")).toMatchObject({
    differs: ["displayName"],
    attempts: 0,
  });
  expect(JSON.stringify(receipts)).not.toContain("changed by hand");
  expect(receipts.find(({ operation }) => operation === "update gone")?.differs).toEqual([
    "exists",
  ]);
  expect(executed(target)).toEqual(["update a2"]);
});

test("a precondition that the target itself finds broken skips the operation alone", async () => {
  const broken = new ConnectorError({ code: "precondition-failed", message: "not as expected" });
  const { store, run } = world({
    accounts: accounts(2),
    fault: ({ call, of }) =>
      call === "execute" && of === "update a0" ? { before: broken } : undefined,
  });
  const receipts = await run(planOf(store, [update("a0"), update("a1")]));
  expect(statuses(receipts)).toEqual({ "update a0": "skipped", "update a1": "done" });
});

test("a target that looks itself is not looked at before a call, and after one only where it is needed", async () => {
  const lost = new ConnectorError({ code: "unavailable", effect: "unknown" });
  const broken = new ConnectorError({ code: "precondition-failed", message: "not as expected" });
  const { store, target, run } = world({
    accounts: [...accounts(3), fakeAccount("drifted", { displayName: "changed by hand" })],
    limits: { looksFirst: true },
    fault: ({ call, of }) => {
      if (call !== "execute") return undefined;
      if (of === "update a1") return { after: lost };
      return of === "update drifted" ? { before: broken } : undefined;
    },
  });
  const operations = [update("a0"), update("a1"), update("drifted"), remove("a2")];
  const receipts = await run(planOf(store, operations));
  expect(statuses(receipts)).toEqual({
    "update a0": "done",
    "update a1": "already",
    "update drifted": "skipped",
    "delete a2": "done",
  });
  expect(receipts.find(({ operation }) => operation === "update drifted")).toMatchObject({
    differs: ["displayName"],
    attempts: 1,
  });
  const looked = target.calls.filter(({ call }) => call === "get").map(({ of }) => of);
  expect(looked.toSorted()).toEqual(["a1", "drifted"]);
  expect(executed(target)).toHaveLength(operations.length);
});

test("what is so already is not written", async () => {
  const { store, target, run } = world({
    accounts: [fakeAccount("a0", { displayName: "name of a0" })],
  });
  const receipts = await run(planOf(store, [update("a0"), remove("gone")]));
  expect(statuses(receipts)).toEqual({ "update a0": "already", "delete gone": "already" });
  expect(executed(target)).toEqual([]);
});

test("an operation that comes after one of the same plan on the same account does not expect the old version", async () => {
  const { store, run, target } = world({ accounts: accounts(1), limits: { concurrency: 4 } });
  const expects = { exists: true, version: "1" };
  const second = update("a0", {
    id: "second",
    expects,
    deltas: [{ attribute: "title", change: "replace", value: "Dr" }],
  });
  const receipts = await run(planOf(store, [update("a0", { expects }), second]));
  expect(statuses(receipts)).toEqual({ "update a0": "done", second: "done" });
  expect(target.most.executing).toBe(1);
});

test("a member of a group that the plan itself has changed does not expect the old version", async () => {
  const { store, run } = world({ accounts: accounts(1) });
  const after = update("a0", { expects: { exists: true, version: "1" }, after: ["grant g"] });
  expect(statuses(await run(planOf(store, [grant("g", ["a0"]), after])))).toEqual({
    "grant g": "done",
    "update a0": "done",
  });
});

test("an answer that is lost after the effect is looked for, and nothing is done twice", async () => {
  const lost = new ConnectorError({ code: "unavailable", effect: "unknown" });
  const { store, target, run } = world({
    accounts: accounts(2),
    fault: ({ call }) => (call === "execute" ? { after: lost } : undefined),
  });
  const plan = planOf(store, [create("new"), update("a0"), remove("a1"), grant("g", ["a0"])]);
  const receipts = await run(plan);
  expect(Object.values(statuses(receipts))).toEqual(["already", "already", "already", "already"]);
  expect(receipts[0]?.ref).toMatchObject({ stable: "key of new" });
  expect([...target.effects.values()]).toEqual([1, 1, 1, 1]);
});

test("an answer that is lost before the effect is made up for by another call", async () => {
  const lost = new ConnectorError({ code: "unavailable", effect: "unknown" });
  const seen = new Set<string>();
  const { store, target, run } = world({
    accounts: accounts(1),
    fault: ({ call, of }) => {
      if (call !== "execute" || seen.has(of)) return undefined;
      seen.add(of);
      return { before: lost };
    },
  });
  const receipts = await run(planOf(store, [create("new"), update("a0")]));
  expect(receipts.map(({ status, attempts }) => [status, attempts])).toEqual([
    ["done", 2],
    ["done", 2],
  ]);
  expect([...target.effects.values()]).toEqual([1, 1]);
});

test("a new account without a unique value whose answer was lost is not made again", async () => {
  const lost = new ConnectorError({ code: "unavailable", effect: "unknown" });
  const { store, target, run } = world({
    fault: ({ call }) => (call === "execute" ? { before: lost } : undefined),
  });
  const keyless = create("x", { account: "keyless", attributes: { note: "x" } });
  const receipts = await run(planOf(store, [keyless]));
  expect(receipts).toMatchObject([{ status: "failed", attempts: 1, error: { effect: "unknown" } }]);
  expect(executed(target)).toHaveLength(1);
});

test("somebody else's account with the unique value is not adopted", async () => {
  const other = fakeAccount("other", {
    userName: "new",
    title: "not asked for",
    displayName: "Other",
  });
  const { store, run } = world({ accounts: [other] });
  const asked = create("new", { attributes: { userName: "new", displayName: "New" } });
  expect(await run(planOf(store, [asked]))).toMatchObject([
    { status: "failed", error: { code: "not-unique" } },
  ]);
});

test("an account like the one that was asked for, but for one attribute, is not adopted either", async () => {
  const lost = new ConnectorError({ code: "unavailable", effect: "unknown" });
  const other = fakeAccount("other", { userName: "new", displayName: "Other" });
  let calls = 0;
  const { store, run } = world({
    accounts: [other],
    fault: ({ call }) => (call === "execute" && calls++ === 0 ? { before: lost } : undefined),
  });
  const asked = create("new", { attributes: { userName: "new", displayName: "New" } });
  expect(await run(planOf(store, [asked]))).toMatchObject([
    { status: "failed", attempts: 2, error: { code: "not-unique" } },
  ]);
});

test("a review that is overdue stays so when something is skipped", async () => {
  const { store, run } = world({ accounts: [fakeAccount("a0", { displayName: "other" })] });
  await store.commit(reviewWrites({ personId: "person of update a0", to: "2026-11-01" }));
  await run(planOf(store, [update("a0")]));
  expect(await readReview(store, "person of update a0")).toBe("2026-11-01");
});

test("a call that takes too long is a timeout, and what it did is found", async () => {
  const seen = new Set<string>();
  const { store, target, run, time } = world({
    accounts: accounts(2),
    limits: { callTimeout: 1000 },
    fault: ({ call, of }) => {
      if (call !== "execute" || seen.has(of)) return undefined;
      seen.add(of);
      return { hangs: of === "update a0" ? "after" : "before" };
    },
  });
  const start = time.now();
  const receipts = await run(planOf(store, [update("a0"), update("a1")]));
  expect(receipts.map(({ status, attempts }) => [status, attempts])).toEqual([
    ["already", 1],
    ["done", 2],
  ]);
  expect([...target.effects.values()]).toEqual([1, 1]);
  expect(time.now() - start).toBeGreaterThanOrEqual(2000);
});

test("a target that throttles is left alone for as long as it asks", async () => {
  const throttled = new ConnectorError({ code: "throttled", retry: { after: 30_000 } });
  let told = false;
  const { store, target, run } = world({
    accounts: accounts(8),
    limits: { concurrency: 3 },
    fault: ({ call, of }) => {
      if (call !== "execute" || of !== "update a0" || told) return undefined;
      told = true;
      return { before: throttled };
    },
  });
  const receipts = await run(
    planOf(
      store,
      accounts(8).map(({ ref }) => update(ref.stable)),
    ),
  );
  expect(receipts.every(({ status }) => status === "done")).toBe(true);
  const times = target.calls.filter(({ call }) => call === "execute").map(({ at }) => at);
  const [first = 0] = times;
  // Two were under way beside the one that was throttled.
  expect(times.filter((at) => at < first + 30_000)).toEqual([first, first, first]);
  expect(times).toHaveLength(9);
});

test("an operation is tried five times at most", async () => {
  const down = new ConnectorError({ code: "unavailable" });
  const { store, target, run } = world({
    accounts: accounts(2),
    fault: ({ call, of }) =>
      call === "execute" && of === "update a0" ? { before: down } : undefined,
  });
  const receipts = await run(planOf(store, [update("a0"), update("a1")]));
  expect(statuses(receipts)).toEqual({ "update a0": "failed", "update a1": "done" });
  expect(receipts[0]).toMatchObject({
    attempts: 5,
    error: { code: "unavailable", effect: "none" },
  });
  expect(executed(target)).toHaveLength(6);
});

test("a look that always fails is given up too", async () => {
  const now = new ConnectorError({ code: "unavailable", retry: "now" });
  const { store, target, run } = world({
    accounts: accounts(1),
    fault: ({ call }) => (call === "get" ? { before: now } : undefined),
  });
  expect(statuses(await run(planOf(store, [update("a0")])))).toEqual({ "update a0": "failed" });
  expect(executed(target)).toEqual([]);
});

test("a target that refuses the sign-in is left, and the other goes on", async () => {
  const refused = new ConnectorError({ code: "auth-failed", message: "the password was refused" });
  const { store, time, target, run } = world({
    accounts: accounts(2),
    fault: ({ call }) => (call === "execute" ? { before: refused } : undefined),
  });
  const mail = fakeTarget({ name: "mail", time, accounts: accounts(2) });
  const [a, b] = ["a0", "a1"].map((key) => update(key, { id: `mail ${key}`, target: "mail" }));
  const operations = [update("a0"), update("a1"), a as never, b as never];
  const receipts = await run(planOf(store, operations), {
    targets: [target.connector, mail.connector],
  });
  expect(statuses(receipts)).toEqual({
    "update a0": "failed",
    "update a1": "skipped",
    "mail a0": "done",
    "mail a1": "done",
  });
  expect(receipts.find(({ status }) => status === "skipped")?.reason).toContain(
    "password was refused",
  );
});

test("a target that cannot be opened is left", async () => {
  const down = new ConnectorError({ code: "unavailable", retry: "never" });
  const { store, target, run } = world({
    accounts: accounts(2),
    fault: ({ call }) => (call === "open" ? { before: down } : undefined),
  });
  const receipts = await run(planOf(store, [update("a0"), update("a1")]));
  expect(statuses(receipts)).toEqual({ "update a0": "failed", "update a1": "skipped" });
  expect(target.calls).toHaveLength(1);
});

test("a session that ends is opened anew once", async () => {
  const ended = new ConnectorError({ code: "unavailable", scope: "session" });
  const { store, target, run } = world({
    accounts: accounts(6),
    limits: { concurrency: 3 },
    fault: ({ session }, nth) =>
      session === 1 && nth >= 9 ? { takes: 50 * nth, before: ended } : undefined,
  });
  const receipts = await run(
    planOf(
      store,
      accounts(6).map(({ ref }) => update(ref.stable)),
    ),
  );
  expect(receipts.every(({ status }) => status === "done")).toBe(true);
  expect(target.calls.filter(({ call }) => call === "open")).toHaveLength(2);
  expect(target.sessions.open).toBe(0);
  const again = world({
    accounts: accounts(2),
    fault: ({ call }) => (call === "execute" ? { before: ended } : undefined),
  });
  const given = await again.run(planOf(again.store, [update("a0"), update("a1")]));
  expect(statuses(given)).toEqual({ "update a0": "failed", "update a1": "skipped" });
});

test("an error that no connector should throw fails the operation alone", async () => {
  const { store, run } = world({
    accounts: accounts(2),
    fault: ({ call, of }) =>
      call === "execute" && of === "update a0"
        ? { before: new TypeError("x is not a function") }
        : undefined,
  });
  const receipts = await run(planOf(store, [update("a0"), update("a1")]));
  expect(statuses(receipts)).toEqual({ "update a0": "failed", "update a1": "done" });
  expect(receipts[0]?.error).toMatchObject({ code: "internal", effect: "unknown" });
});

test("as many operations are under way as the target allows, and no more", async () => {
  for (const concurrency of [1, 3]) {
    const { store, target, run } = world({
      accounts: accounts(12),
      limits: { concurrency },
      fault: ({ call }) => (call === "execute" ? { takes: 50 } : undefined),
    });
    await run(
      planOf(
        store,
        accounts(12).map(({ ref }) => update(ref.stable)),
      ),
    );
    expect(target.most.executing).toBe(concurrency);
  }
});

test("no second sees more writes than the target allows", async () => {
  const { store, target, run } = world({
    accounts: accounts(30),
    limits: { concurrency: 8, writesPerSecond: 5 },
    fault: ({ call, of }) => (call === "execute" ? { takes: of.length * 10 } : undefined),
  });
  await run(
    planOf(
      store,
      accounts(30).map(({ ref }) => update(ref.stable)),
    ),
  );
  const times = target.calls.filter(({ call }) => call === "execute").map(({ at }) => at);
  expect(times).toHaveLength(30);
  for (const start of times) {
    expect(times.filter((at) => at >= start && at < start + 1000).length).toBeLessThanOrEqual(5);
  }
  expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeLessThan(7000);
});

test("what comes after waits, also across targets", async () => {
  const { store, time, target, run } = world({
    accounts: accounts(2),
    limits: { concurrency: 4 },
    fault: ({ call, of }) =>
      call === "execute" && of === "update a0" ? { takes: 500 } : undefined,
  });
  const mail = fakeTarget({ name: "mail", time, accounts: accounts(1) });
  const operations = [
    update("a0"),
    update("a1", { after: ["update a0"] }),
    update("a0", { id: "mail", target: "mail", after: ["update a0"] }),
  ];
  const receipts = await run(planOf(store, operations), {
    targets: [target.connector, mail.connector],
  });
  expect(receipts[0]?.operation).toBe("update a0");
  const start = target.calls.find(({ of }) => of === "update a0")?.at ?? 0;
  expect(mail.calls.find(({ call }) => call === "execute")?.at).toBe(start + 500);
});

test("operations that wait for each other are skipped", async () => {
  const { store, run } = world({ accounts: accounts(3) });
  const circle = [
    update("a0", { after: ["update a1"] }),
    update("a1", { after: ["update a0"] }),
    update("a2"),
  ];
  expect(statuses(await run(planOf(store, circle)))).toEqual({
    "update a2": "done",
    "update a0": "skipped",
    "update a1": "skipped",
  });
  expect(await readRevision(store)).toBe(1);
});

test("the brake skips an operation with its reason, or stops its target", async () => {
  const { store, target, run } = world({ accounts: accounts(4) });
  const seen: number[] = [];
  const receipts = await run(
    planOf(
      store,
      accounts(4).map(({ ref }) => update(ref.stable)),
    ),
    {
      brake: ({ id }, soFar) => {
        seen.push(soFar.length);
        if (id === "update a0") return "too risky";
        return id === "update a2" ? { stop: "too many" } : undefined;
      },
    },
  );
  expect(receipts.map(({ status, reason }) => [status, reason])).toEqual([
    ["skipped", "too risky"],
    ["done", undefined],
    ["skipped", "too many"],
    ["skipped", "too many"],
  ]);
  expect(seen).toEqual([0, 1, 2]);
  expect(executed(target)).toEqual(["update a1"]);
});

test("what is accepted is read back until it is to be seen", async () => {
  const { store, run, time } = world({
    accounts: accounts(1),
    status: "accepted",
    lag: 3000,
    limits: { visibleAfter: 10_000 },
  });
  const start = time.now();
  const receipts = await run(planOf(store, [create("new"), update("a0")]));
  expect(statuses(receipts)).toEqual({ "create new": "done", "update a0": "done" });
  expect(time.now() - start).toBeGreaterThanOrEqual(6000);
});

test("what is accepted and not seen in time stays accepted, and what comes after it is skipped", async () => {
  const { store, run } = world({ status: "accepted", lag: 60_000, limits: { visibleAfter: 1000 } });
  const plan = planOf(store, [create("new"), update("new:new", { after: ["create new"] })], {
    checkpoint: {
      byOperation: { "create new": [{ space: "meta", key: "learnt", value: 1 }] },
      atEnd: [],
    },
  });
  expect(statuses(await run(plan))).toEqual({
    "create new": "accepted",
    "update new:new": "skipped",
  });
  expect(await store.get("meta", "learnt")).toBeUndefined();
});

test("where writes are seen late, a lost answer is not taken for a call that had no effect", async () => {
  const lost = new ConnectorError({ code: "timeout" });
  let calls = 0;
  const { store, target, run } = world({
    lag: 4000,
    limits: { visibleAfter: 5000 },
    fault: ({ call }) => (call === "execute" && calls++ === 0 ? { after: lost } : undefined),
  });
  expect(await run(planOf(store, [create("new")]))).toMatchObject([
    { status: "already", attempts: 1 },
  ]);
  expect(target.effects.get("create new")).toBe(1);
});

test("what the target makes of a value is remembered as its answer", async () => {
  const { store, run } = world({ accounts: accounts(1) });
  const phone = update("a0", {
    deltas: [{ attribute: "phone", change: "replace", value: "01632 960001" }],
    expects: { exists: true, attributes: { phone: null } },
  });
  await run(planOf(store, [phone]));
  expect(await Array.fromAsync(store.scan("acknowledged"))).toMatchObject([
    { value: { attribute: "phone", wrote: "01632 960001", answered: "01632960001" } },
  ]);
});

test("at the end the store knows one more plan, its counts, and whom to look at again", async () => {
  const { store, run } = world({
    accounts: [fakeAccount("a0", { displayName: "other" }), fakeAccount("a1")],
  });
  const summary = {
    system: "directory",
    completeness: { state: "complete" },
    count: 7,
    missingCanaries: [],
  } as const;
  const partial = { ...summary, system: "mail", missingCanaries: ["lost"] };
  await store.commit(reviewWrites({ personId: "person of update a0", to: "2026-12-24" }));
  const plan = planOf(store, [update("a0"), update("a1")], {
    snapshots: [summary, partial],
    verdict: {
      decision: "allow",
      breaches: [],
      counts: [{ target: "directory", changeClass: "update", count: 2, population: 7 }],
    },
    checkpoint: {
      byOperation: {
        "update a0": [{ space: "meta", key: "a0", value: 1 }],
        "update a1": [{ space: "meta", key: "a1", value: 1 }],
      },
      atEnd: [{ space: "meta", key: "end", value: 1 }],
    },
  });
  await run(plan);
  expect(await readRevision(store)).toBe(1);
  expect(await store.get("meta", "a0")).toBeUndefined();
  expect(await store.get("meta", "a1")).toBe(1);
  expect(await store.get("meta", "end")).toBe(1);
  const subject = { target: "directory", changeClass: "update", mode: "full" } as const;
  expect(await readHistory(store, subject)).toMatchObject([{ count: 2, population: 7 }]);
  expect(await readHistory(store, { snapshotOf: "directory" })).toMatchObject([{ count: 7 }]);
  expect(await readHistory(store, { snapshotOf: "mail" })).toEqual([]);
  expect(await Array.fromAsync(reviewsDue(store, "2026-11-21"))).toEqual([
    { date: "2026-11-21", personId: "person of update a0" },
  ]);
  expect(await readReview(store, "person of update a1")).toBeUndefined();
});

test("a plan that was applied gives its receipts again, needs no approval for that, and writes nothing", async () => {
  const { store, target, run } = world({ accounts: accounts(2) });
  const plan = planOf(store, [update("a1"), update("a0"), create("new")]);
  const first = await run(plan);
  const before = await Array.fromAsync(store.scan("meta"));
  const calls = target.calls.length;
  const approval = approvalOf(plan, { expires: "2026-11-21T06:40:00Z" });
  const again = await run(plan, { approval });
  expect(again).toEqual(JSON.parse(JSON.stringify(first)));
  expect(target.calls).toHaveLength(calls);
  expect(await Array.fromAsync(store.scan("meta"))).toEqual(before);
});

test("the journal of plans long gone is taken away", async () => {
  const { store, run } = world({ accounts: accounts(1) });
  for (let revision = 0; revision < 12; revision++) {
    await run(planOf(store, [update("a0", { id: `update ${revision}` })], { revision }));
  }
  const entries = await Array.fromAsync(store.scan("journal"));
  const isApproval = ({ key }: { readonly key: string }): boolean => key.includes("-approvals/");
  expect(entries.filter(isApproval)).toHaveLength(10);
  expect(entries.filter((entry) => !isApproval(entry))).toHaveLength(10);
});

test("the store keeps who approved a plan and when it began, once for each approval", async () => {
  const { store, run } = world({ accounts: accounts(1) });
  const plan = planOf(store, [update("a0")]);
  await run(plan);
  await run(plan);
  const kept = await readApprovals(store, plan.hash);
  expect(kept).toHaveLength(1);
  expect(kept[0]?.approval.planHash).toBe(plan.hash);
  expect(Date.parse(kept[0]?.begun ?? "")).not.toBeNaN();
});
