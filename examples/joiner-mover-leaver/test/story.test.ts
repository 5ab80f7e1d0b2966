import { readFile } from "node:fs/promises";
import { type Account, addDays } from "@rollcall/core";
import { expectedStaff } from "@rollcall/testkit";
import { expect, test } from "vitest";
import { dayAt } from "../src/day.ts";
import { placesIn } from "../src/places.ts";
import { madeUpRegion } from "../src/region.ts";
import {
  accountsIn,
  newFolder,
  pictureOf,
  receiptsIn,
  recordIn,
  runExample,
} from "./run-example.ts";

const nothingLeft = "a second look finds nothing left to do";
const few = ["--people", "120", "--seed", "119"];
const first = dayAt(0).date;
const last = 3;

function staffAtTheEnd() {
  const region = madeUpRegion({ people: 120, seed: 119, neighbour: true });
  return expectedStaff(region.reach(dayAt(last)).example.trust);
}

function namesOf(accounts: readonly Account[]): readonly unknown[] {
  return accounts.map(({ attributes }) => attributes.sn).sort();
}

test("some days in a row bring the directory to what the staff record says", async () => {
  await using folder = await newFolder();
  const { code, out, err } = await runExample(folder.path, [...few, "--days", String(last + 1)]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  // In each of the two trusts.
  expect(out.split(nothingLeft)).toHaveLength(2 * (last + 1) + 1);
  expect(out).toContain("Sunday 22 Nov 2026, the first load");
  expect(out).toContain("the example approves its own plan");
  expect(out).not.toContain("\u001b");
  expect(out).not.toContain("\r");

  const accounts = await accountsIn(folder.path);
  const inPost = staffAtTheEnd().filter(
    ({ openAssignments: held }) =>
      held.length > 0 && held.every(({ state }) => state !== "suspended"),
  );
  expect(namesOf(accounts.filter(({ enabled }) => enabled))).toEqual(
    inPost.map(({ name }) => name.lastName).sort(),
  );

  const days = Array.from({ length: last }, (_, at) => addDays(first, at + 1));
  const records = await Promise.all(days.map((date) => recordIn(folder.path, date)));
  for (const kind of ["joiners", "movers", "leavers"] as const) {
    expect(records.some((record) => record[kind] > 0)).toBe(true);
  }
  // Each is closed on a morning of the story, whatever the computer's clock says.
  for (const { date, closed } of records) {
    for (const { closedAt } of closed) expect(closedAt.slice(0, 10)).toBe(date);
  }
  const closed = records.flatMap((record) => record.closed.map(({ key }) => key));
  const leavers = accounts.filter(({ ref }) => closed.includes(ref.stable));
  expect(leavers).toHaveLength(closed.length);
  expect(leavers.filter(({ enabled }) => enabled)).toEqual([]);
  // What is left is the group that every account of a domain is in.
  const groupsLeft = leavers.flatMap(({ entitlements }) => entitlements.map(({ id }) => id));
  expect(groupsLeft).toHaveLength(leavers.length);
  expect(new Set(groupsLeft).size).toBe(1);
});

test("a run continues from where the one before it was", async () => {
  const few = ["--people", "40", "--seed", "119"];
  await using one = await newFolder();
  await using other = await newFolder();
  await runExample(one.path, [...few, "--days", "3"]);
  const first = await runExample(other.path, few);
  expect(first.out).toContain("Sunday 22 Nov 2026");
  expect(first.out).toContain("Monday 23 Nov 2026");
  const { out } = await runExample(other.path);
  expect(out).toContain("Tuesday 24 Nov 2026");
  expect(out).not.toContain("Monday 23 Nov 2026");
  expect(pictureOf(await accountsIn(other.path))).toEqual(pictureOf(await accountsIn(one.path)));
});

test("a run that was killed is taken up where it was, and nothing is done twice", async () => {
  await using whole = await newFolder();
  await using broken = await newFolder();
  const many = ["--people", "150", "--seed", "7"];
  await runExample(whole.path, many);

  const { directory } = placesIn(broken.path);
  const killed = await runExample(broken.path, many, (child) => {
    const timer = setInterval(async () => {
      const written = await readFile(directory, "utf8").catch(() => "");
      if (written.split('"employeeid"').length > 50) child.kill("SIGKILL");
    }, 5);
    child.once("exit", () => clearInterval(timer));
  });
  expect(killed.signal).toBe("SIGKILL");
  const made = (await accountsIn(broken.path)).length;
  expect(made).toBeGreaterThan(48);
  expect(made).toBeLessThan((await accountsIn(whole.path)).length);

  const { code, out } = await runExample(broken.path);
  expect(code).toBe(0);
  expect(out).toContain("not finished");
  expect(out).toContain(nothingLeft);
  expect(pictureOf(await accountsIn(broken.path))).toEqual(pictureOf(await accountsIn(whole.path)));
  const operations = (await receiptsIn(broken.path, first)).map(({ operation }) => operation);
  expect(new Set(operations).size).toBe(operations.length);
  expect(operations.length).toBe((await receiptsIn(whole.path, first)).length);
});

test("an option that there is not is named, and nothing is begun", async () => {
  await using folder = await newFolder();
  const { code, out, err } = await runExample(folder.path, ["--dais", "3"]);
  expect(code).toBe(1);
  expect(err.trim()).toBe(
    "There is no option --dais. npm start -- --help shows those that there are.",
  );
  expect(out).toBe("");
});
