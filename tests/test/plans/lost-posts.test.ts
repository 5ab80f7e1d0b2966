import {
  type Assignment,
  definePolicy,
  memoryReadCache,
  type Person,
  type TargetPolicy,
} from "@rollcall/core";
import { beforeEach, describe, expect, test } from "vitest";
import { closings } from "../stage/closings.ts";
import { storeContents } from "../stage/contents.ts";
import { employee, hospital, hospitalPolicy, opening } from "../stage/hospital.ts";
import { live, planFor } from "../stage/run.ts";
import type { Stage, Systems } from "../stage/stage.ts";
import { later } from "../stage/steps.ts";

/** In a hospital of fifty, person 7 has the post `a7`, and had another one until 31 Mar 2024. */
const someone = "p7";
const now: Partial<Assignment> = { id: "a7" };
const before: Partial<Assignment> = {
  id: "b7",
  status: "ended",
  end: "2024-03-31",
  lastWorkingDay: "2024-03-31",
  primary: false,
};
const ended: Partial<Assignment> = { status: "ended", end: "2026-11-20" };
let stage: Stage;

function withPosts(...posts: readonly Partial<Assignment>[]): Person {
  const { assignments, ...rest } = employee(7);
  return {
    ...rest,
    assignments: posts.map((post) => ({ ...assignments[0], ...post }) as Assignment),
  };
}

/** Gives who is closed, and of whom it is said that the record is unclear. */
async function comesTo(systems: Systems, days: number, mode: "full" | "changes"): Promise<unknown> {
  const { plan } = await live(systems, { asOf: later(opening, days), mode });
  const unclear = plan.findings.filter(({ finding }) => finding === "refused");
  return {
    closed: closings(plan).map(({ personId }) => personId),
    unclear: unclear.map(({ because }) => because),
  };
}

const missing = (...posts: string[]): string =>
  `the post ${posts.join(", ")}, for which the account was there, is missing from the record, which proves no leaving`;
const nothing = { closed: [], unclear: [] };

beforeEach(async () => {
  stage = await hospital({ people: 50 });
  stage.source.staff.put(withPosts(now, before));
  await live(stage, { asOf: opening });
});

describe.each(["full", "changes"] as const)("in a %s run", (mode) => {
  test("a post that vanishes beside one that ended long ago closes nothing, and somebody is told, until it is there again", async () => {
    stage.source.staff.put(withPosts(before));
    expect(await comesTo(stage, 1, mode)).toEqual({ closed: [], unclear: [missing("a7")] });
    expect(await comesTo(stage, 2, "full")).toEqual({ closed: [], unclear: [missing("a7")] });
    stage.source.staff.put(withPosts(now, before));
    expect(await comesTo(stage, 3, mode)).toEqual(nothing);
  });

  test("a post that has ended closes the account, whatever else there was", async () => {
    stage.source.staff.put(withPosts({ ...now, ...ended }, before));
    expect(await comesTo(stage, 1, mode)).toEqual({ closed: [someone], unclear: [] });
  });

  test("a post that vanishes while the other is given an end anew closes the account", async () => {
    stage.source.staff.put(
      withPosts({ ...before, end: "2026-11-20", lastWorkingDay: "2026-11-20" }),
    );
    expect(await comesTo(stage, 1, mode)).toEqual({ closed: [someone], unclear: [] });
  });

  test("a post that came and has ended closes the account, though the one before it vanished", async () => {
    stage.source.staff.put(withPosts({ ...now, ...ended, id: "c7" }, before));
    expect(await comesTo(stage, 1, mode)).toEqual({ closed: [someone], unclear: [] });
  });

  test("a leaver all of whose posts have other ids since a re-key of the source is closed", async () => {
    stage.source.staff.put(withPosts({ ...now, ...ended, id: "9a7" }, { ...before, id: "9b7" }));
    expect(await comesTo(stage, 1, mode)).toEqual({ closed: [someone], unclear: [] });
  });

  test("a mover's new post is what counts from then on", async () => {
    stage.source.staff.put(withPosts({ ...now, ...ended }, { ...now, id: "c7" }));
    expect(await comesTo(stage, 1, mode)).toEqual(nothing);
    stage.source.staff.put(withPosts({ ...now, ...ended }));
    expect(await comesTo(stage, 2, mode)).toEqual({ closed: [], unclear: [missing("c7")] });
  });

  test("whose post vanishes and who starts another one later is neither closed nor forgotten on the day", async () => {
    const start = "2026-11-25";
    const ahead: Partial<Assignment> = { id: "d7", start, position: { title: "Midwife" } };
    stage.source.staff.put(withPosts(now, ahead));
    expect(await comesTo(stage, 1, mode)).toEqual(nothing);
    stage.source.staff.put(withPosts(ahead));
    expect(await comesTo(stage, 2, mode)).toEqual({ closed: [], unclear: [missing("a7")] });
    const { plan } = await live(stage, { asOf: later(opening, 5), mode });
    expect(plan.operations.map(({ kind, personId }) => [kind, personId])).toEqual([
      ["update", someone],
    ]);
    expect((await planFor(stage, { asOf: later(opening, 5), mode: "full" })).operations).toEqual(
      [],
    );
  });

  test("a post that vanishes while another is in its days of grace closes nothing when these are over", async () => {
    const gracious = { ...stage, policy: hospitalPolicy({ graceDays: 7 }) };
    const lately = { ...before, end: "2026-11-19", lastWorkingDay: "2026-11-19" };
    stage.source.staff.put(withPosts(now, lately));
    expect(await comesTo(gracious, 1, "full")).toEqual(nothing);
    stage.source.staff.put(withPosts(lately));
    for (const days of [2, 20]) {
      expect(await comesTo(gracious, days, mode)).toEqual({ closed: [], unclear: [missing("a7")] });
    }
  });

  test("posts that all vanish, and of which only the one that had ended comes back, close nothing", async () => {
    stage.source.staff.put(withPosts());
    await live(stage, { asOf: later(opening, 1), mode });
    stage.source.staff.put(withPosts(before));
    expect(await comesTo(stage, 2, mode)).toEqual({ closed: [], unclear: [missing("a7")] });
  });

  test("of two open posts one may vanish, and when the other has an end the account is closed", async () => {
    stage.source.staff.put(withPosts(now, { ...now, id: "c7", primary: false }));
    expect(await comesTo(stage, 1, mode)).toEqual(nothing);
    stage.source.staff.put(withPosts(now));
    expect(await comesTo(stage, 2, mode)).toEqual(nothing);
    stage.source.staff.put(withPosts({ ...now, ...ended }));
    expect(await comesTo(stage, 3, mode)).toEqual({ closed: [someone], unclear: [] });
  });

  test("a career break in one post does not close the account when the other vanishes", async () => {
    const disabling = { ...stage, policy: hospitalPolicy({ whileAbsent: "disabled" }) };
    const away: Partial<Assignment> = { id: "c7", status: "absent", primary: false };
    stage.source.staff.put(withPosts(now, away));
    expect(await comesTo(disabling, 1, "full")).toEqual(nothing);
    stage.source.staff.put(withPosts(away));
    expect(await comesTo(disabling, 2, mode)).toEqual({ closed: [], unclear: [missing("a7")] });
  });
});

describe("what an account stands on", () => {
  const spaceOf = async (): Promise<readonly string[]> =>
    Object.keys(await storeContents(stage.store)).filter((key) => key.startsWith("grounds "));

  test("is remembered of people with several posts, and of nobody else", async () => {
    expect(await spaceOf()).toEqual(["grounds directory/k7"]);
    stage.source.staff.put(employee(7));
    await live(stage, { asOf: later(opening, 1) });
    expect(await spaceOf()).toEqual([]);
  });

  test("is remembered with the account that a newcomer is given", async () => {
    const { id, identifiers, names } = employee(60);
    const { assignments } = withPosts({ ...now, id: "a60" }, { ...before, id: "b60" });
    stage.source.staff.put({ id, identifiers, names, assignments });
    await live(stage, { asOf: later(opening, 1), mode: "changes" });
    expect(await spaceOf()).toHaveLength(2);
    const [, left] = assignments;
    stage.source.staff.put({ id, identifiers, names, assignments: [left as Assignment] });
    expect(await comesTo(stage, 2, "full")).toEqual({ closed: [], unclear: [missing("a60")] });
  });

  test("is remembered of the account when the source gives its owner another id, as long as posts are the same", async () => {
    stage.source.staff.remove(someone);
    stage.source.staff.put({ ...withPosts(before), id: "other" });
    for (const mode of ["full", "changes"] as const) {
      const plan = await planFor(stage, { asOf: later(opening, 1), mode });
      expect(closings(plan)).toEqual([]);
      expect(plan.findings.map(({ because }) => because)).toContain(missing("a7"));
    }
  });

  test("goes over to the account that is made in place of one that somebody deleted", async () => {
    stage.targets[0]?.directory.remove({ kind: "account", stable: "k7" });
    const { plan } = await live(stage, { asOf: later(opening, 1), mode: "full" });
    expect(plan.operations.map(({ kind }) => kind)).toEqual(["create"]);
    expect(await spaceOf()).toHaveLength(1);
    expect(await spaceOf()).not.toContain("grounds directory/k7");
    stage.source.staff.put(withPosts(before));
    expect(await comesTo(stage, 2, "changes")).toEqual({ closed: [], unclear: [missing("a7")] });
  });

  test("is forgotten with the account", async () => {
    const brief = { ...stage, policy: hospitalPolicy({ retainDays: 30 }) };
    stage.source.staff.put(withPosts({ ...now, ...ended }, before));
    await live(brief, { asOf: later(opening, 1) });
    expect(await spaceOf()).toHaveLength(1);
    const { plan } = await live(brief, { asOf: later(opening, 40), mode: "full" });
    expect(plan.operations.map(({ kind }) => kind)).toEqual(["delete"]);
    expect(await spaceOf()).toEqual([]);
  });

  test("keeps a leaver's account from being deleted by the date of an older post", async () => {
    const brief = { ...stage, policy: hospitalPolicy({ retainDays: 30 }) };
    const older = { ...before, end: "2026-11-10", lastWorkingDay: "2026-11-10" };
    stage.source.staff.put(withPosts({ ...now, ...ended }, older));
    await live(brief, { asOf: later(opening, 1) });
    stage.source.staff.put(withPosts(older));
    expect(await comesTo(brief, 2, "full")).toEqual(nothing);
    expect(await comesTo(brief, 25, "changes")).toEqual({ closed: [], unclear: [missing("a7")] });
    expect(await comesTo(brief, 60, "full")).toEqual({ closed: [], unclear: [missing("a7")] });
  });

  test("is found again although the plan that saw it first was never carried out, and people are known from a cache", async () => {
    const readCache = memoryReadCache();
    stage.source.staff.put(withPosts(now, { ...before, id: "c7" }));
    await planFor(stage, { asOf: later(opening, 1), mode: "full", readCache });
    const plan = await planFor(stage, { asOf: later(opening, 2), mode: "full", readCache });
    expect(plan.checkpoint.atEnd.filter(({ space }) => space === "grounds")).toHaveLength(1);
  });
});

test("who loses the one post in scope without an end keeps the account, and who is moved out of scope does not", async () => {
  const rules = hospitalPolicy().targets.directory as TargetPolicy;
  const scope: TargetPolicy["scope"] = ({ organisation }) => organisation.vpd === "431";
  const policy = definePolicy({ name: "hospital", targets: { directory: { ...rules, scope } } });
  const scoped = { ...stage, policy };
  const elsewhere = { id: "c7", organisation: { vpd: "508" }, primary: false };
  stage.source.staff.put(withPosts(now, elsewhere));
  expect(await comesTo(scoped, 1, "full")).toEqual(nothing);
  stage.source.staff.put(withPosts(elsewhere));
  expect(await comesTo(scoped, 2, "full")).toEqual({ closed: [], unclear: [missing("a7")] });
  stage.source.staff.put(withPosts({ ...now, organisation: { vpd: "508" } }, elsewhere));
  expect(await comesTo(scoped, 3, "full")).toEqual({ closed: [someone], unclear: [] });
});
