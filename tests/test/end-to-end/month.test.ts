import { type ExpectedPerson, expectedStaff, scriptedYear, writeExtract } from "@rollcall/testkit";
import { expect, test } from "vitest";
import { type EsrTrust, esrTrust, morningOf } from "../stage/esr-trust.ts";
import { live, planFor } from "../stage/run.ts";

const options = {
  seed: 20_261_121,
  people: 500,
  vpd: "431",
  name: "Ambleford Teaching Hospitals",
  odsCode: "RZZ",
  startDate: "2026-07-20",
};

type Known = ReturnType<EsrTrust["targets"][number]["directory"]["accounts"]>[number];

function accountsOf(person: ExpectedPerson, byKey: ReadonlyMap<string, Known>): readonly Known[] {
  return person.profiles.flatMap(({ vpd, personId }) => byKey.get(`${vpd}:${personId}`) ?? []);
}

/** Compares the directory with what a reader of the files ought to know. */
function compare(world: EsrTrust, staff: readonly ExpectedPerson[]): void {
  const accounts = world.targets[0]?.directory.accounts() ?? [];
  const byKey = new Map(accounts.map((one) => [String(one.attributes.personKey), one]));
  expect(byKey.size).toBe(accounts.length);
  const owned = new Set<Known>();
  for (const person of staff) {
    const mine = accountsOf(person, byKey);
    for (const account of mine) owned.add(account);
    const enabled = mine.filter((one) => one.enabled);
    const about = person.profiles.map(({ personId }) => personId).join(" ");
    expect([about, enabled.length]).toEqual([about, person.standing === "in-post" ? 1 : 0]);
    expect(mine.length).toBeLessThanOrEqual(1);
    const [account] = enabled;
    if (!account) continue;
    const { firstName, lastName, preferredName } = person.name;
    const name = `${preferredName || firstName} ${lastName}`.trim();
    expect(account.attributes.displayName).toBe(name);
    const titles = person.openAssignments.map(({ title }) => title);
    expect(titles).toContain(account.attributes.title);
  }
  // Whose profile was deleted is nobody's leaver, and never got in.
  for (const one of accounts) if (!owned.has(one)) expect(one.enabled).toBe(false);
}

test("a trust lives through a month of change files, and its directory is right every day", {
  timeout: 60_000,
}, async () => {
  await using world = await esrTrust(options);
  const first = await live(world, { asOf: morningOf(world.trust.date) });
  expect(first.plan.mode).toBe("full");
  compare(world, expectedStaff(world.trust));
  const classes = new Set<string>();
  for (const day of scriptedYear(world.trust, 31)) {
    await writeExtract(world.folder, day.rows);
    world.on(day.date);
    const asOf = morningOf(day.date);
    const { plan, receipts } = await live(world, { asOf });
    expect(plan.mode).toBe("changes");
    for (const { status } of receipts) expect(status).toBe("done");
    for (const operation of plan.operations) for (const one of operation.classes) classes.add(one);
    expect((await planFor(world, { asOf, mode: "changes" })).operations).toEqual([]);
    if (new Date(asOf).getUTCDay() === 0) {
      expect((await planFor(world, { asOf, mode: "full" })).operations).toEqual([]);
    }
    compare(world, expectedStaff(day.trust));
  }
  expect([...classes].sort()).toEqual(
    expect.arrayContaining(["create", "disable", "enable", "update"]),
  );
});
