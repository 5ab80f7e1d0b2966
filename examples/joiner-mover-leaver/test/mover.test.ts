import { type Account, addDays } from "@rollcall/core";
import { startNationalDirectory } from "@rollcall/testkit/national-directory";
import { expect, test } from "vitest";
import { dayAt } from "../src/day.ts";
import { embeddedDirectory } from "../src/directory.ts";
import type { MovedPerson, MovedStep } from "../src/moved-person.ts";
import { readMoved } from "../src/moved-record.ts";
import { startNhsmail } from "../src/nhsmail/nhsmail.ts";
import { type Places, placesIn } from "../src/places.ts";
import { madeUpRegion } from "../src/region.ts";
import { exampleTrust, neighbourTrust } from "../src/trust-facts.ts";
import { newFolder, runExample } from "./run-example.ts";

const few = ["--people", "60", "--seed", "119"];
const region = madeUpRegion({ people: 60, seed: 119, neighbour: true });
const { date: before } = dayAt(0);
const moves = addDays(before, 1);

async function accountOf(places: Places, suffix: string, key: string): Promise<Account> {
  const now = () => Date.parse(dayAt(2).asOf);
  await using directory = await embeddedDirectory({ file: places.directory, suffix, now });
  await using session = await directory.connector.open();
  const found = await session.read.get({ kind: "account", stable: key });
  if ("absent" in found) throw new Error(`the account is ${found.absent}`);
  return found;
}

async function nationalIn(path: string) {
  const { nhsmail: file } = placesIn(path);
  const organisations = [exampleTrust, neighbourTrust].map(({ odsCode: code, name }) => ({
    code,
    name,
  }));
  return await startNationalDirectory({ organisations, file });
}

function stepsOf(moved: MovedPerson | undefined, system: string): readonly MovedStep[] {
  return moved?.steps.filter((step) => step.system === system) ?? [];
}

test("a nurse moves to the other trust: two directories, one NHSmail account that follows", async () => {
  const nurse = region.mover;
  await using folder = await newFolder();
  const { code, out, err } = await runExample(folder.path, few);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toContain(`${nurse?.name}: two directories, and one NHSmail account that follows`);

  const places = placesIn(folder.path);
  const moved = await readMoved(places);
  const [left, joined] = [stepsOf(moved, "Directory of RZZ"), stepsOf(moved, "Directory of RYY")];
  expect(left.map(({ date, state }) => [date, state])).toEqual([
    [before, "open"],
    [moves, "closed"],
  ]);
  expect(joined.map(({ date, state }) => [date, state])).toEqual([[moves, "open"]]);
  const old = await accountOf(places, exampleTrust.suffix, left[0]?.key ?? "");
  const fresh = await accountOf(places.neighbour, neighbourTrust.suffix, joined[0]?.key ?? "");
  expect([old.enabled, fresh.enabled]).toEqual([false, true]);

  const mail = stepsOf(moved, "NHSmail");
  expect(mail.map(({ state }) => state)).toEqual([
    "Active, RZZ",
    "Active (Leaver), RZZ",
    "Active, RYY",
  ]);
  const [{ key, account } = { key: "", account: "" }] = mail;
  expect(new Set(mail.map((step) => step.key))).toEqual(new Set([key]));
  expect(new Set(mail.map((step) => step.account))).toEqual(new Set([account]));

  await using national = await nationalIn(folder.path);
  const theirs = national.view
    .accounts()
    .filter(({ user }) => user.employeeId === nurse?.nhsUniqueId);
  expect(theirs.map(({ id, user, life }) => [id, user.mail, life])).toEqual([
    [key, account, "live"],
  ]);
  expect(theirs[0]?.portal).toMatchObject({ organisation: "RYY", state: "Active" });

  // Each administrator has written accounts of the own organisation alone, and no application has written any.
  const byHand = national.view.journal.filter(({ by }) => !/^(life-cycle|outside)$/.test(by));
  const written = byHand.flatMap((entry) => ("id" in entry ? [[entry.by, entry.id] as const] : []));
  expect(written.length).toBeGreaterThan(2);
  const codeOf = (id: string) => national.view.account(id)?.portal?.organisation;
  for (const [by, id] of written) {
    expect(by === "portal:RZZ" && id === key ? by : `portal:${codeOf(id)}`).toBe(by);
  }
});

test("without NHSmail there is one trust, and nobody moves", async () => {
  await using folder = await newFolder();
  const { code, out } = await runExample(folder.path, [...few, "--no-nhsmail"]);
  expect(code).toBe(0);
  expect(out).not.toContain("NHSmail");
  expect(out).not.toContain(neighbourTrust.name);
  expect(await readMoved(placesIn(folder.path))).toBeUndefined();
});

test("a trust's application reads accounts of its own organisation, and may write none", async () => {
  await using folder = await newFolder();
  const people = ["RZZ", "RYY"].map((organisation) => ({
    givenName: "Ada",
    surname: organisation,
    organisation,
  }));
  const trusts = [exampleTrust, neighbourTrust];
  const file = placesIn(folder.path).nhsmail;
  const at = dayAt(0).approvedAt;
  await using national = await startNhsmail({ trusts, file, at, people });
  for (const trust of trusts) {
    await using session = await national.of(trust).connector.open();
    const pages = await Array.fromAsync(session.read.scan());
    expect(pages.flatMap(({ items }) => items.map((one) => one.attributes.surname))).toEqual([
      trust.odsCode,
    ]);
    expect(await session.check()).toMatchObject({ ok: true });
  }
  expect(national.directory.view.trespasses).toEqual([]);
});
