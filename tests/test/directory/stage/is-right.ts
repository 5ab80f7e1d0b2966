import type { ExpectedPerson } from "@rollcall/testkit";
import { expect } from "vitest";
import type { SeenAccount } from "./look.ts";
import { bystander, containers, groupOf } from "./tree.ts";

/** Compares the accounts of a directory with what a reader of the staff record's files ought to know. */
export function expectRight(
  accounts: readonly SeenAccount[],
  staff: readonly ExpectedPerson[],
): void {
  const people = accounts.filter(({ dn }) => dn !== bystander);
  expect(accounts.length - people.length).toBe(1);
  const byKey = new Map(people.map((one) => [one.attributes.employeenumber ?? one.dn, one]));
  expect(byKey.size).toBe(people.length);
  for (const person of staff) {
    const mine = person.profiles.flatMap(({ personId }) => byKey.get(personId) ?? []);
    for (const { personId } of person.profiles) byKey.delete(personId);
    const about = person.profiles.map(({ personId }) => personId).join(" ");
    expect.soft(mine.length, about).toBeLessThanOrEqual(1);
    const [account] = mine;
    const inPost = person.standing === "in-post";
    expect.soft(account?.enabled ?? false, `${about} ${person.standing}`).toBe(inPost);
    if (!account) continue;
    if (inPost) expectAsInPost(account, person);
    else if (person.standing === "leaver") expectAsLeaver(account);
  }
  // Whose profile was deleted is nobody's leaver, and is let in no more.
  for (const one of byKey.values()) expect.soft(one.enabled, one.dn).toBe(false);
}

function expectAsInPost(account: SeenAccount, person: ExpectedPerson): void {
  const { firstName, lastName, preferredName } = person.name;
  const { displayname, title } = account.attributes;
  expect.soft(displayname).toBe(`${preferredName || firstName} ${lastName}`.trim());
  expect.soft(person.openAssignments.map((one) => one.title)).toContain(title);
  expect.soft(containerOf(account)).toBe(containers.staff);
  const groups = new Set(person.openAssignments.map(({ staffGroup }) => groupOf(staffGroup)));
  expect.soft(account.groups).toEqual([...groups].sort().map(dnOfGroup));
}

function expectAsLeaver(account: SeenAccount): void {
  expect.soft(containerOf(account), account.dn).toBe(containers.leavers);
  expect.soft(account.groups, account.dn).toEqual([]);
}

function dnOfGroup(name: string): string {
  return `CN=${name},${containers.groups}`;
}

function containerOf({ dn }: SeenAccount): string {
  return dn.slice(dn.search(/(?<!\\),/) + 1);
}
