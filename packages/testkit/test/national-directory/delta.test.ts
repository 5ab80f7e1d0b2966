import { expect, test } from "vitest";
import { plainHabits } from "../../src/national-directory.ts";
import { type Asking, newUser, type Stage, stage } from "./stage.ts";

const people = Array.from({ length: 7 }, (_, at) => ({
  id: `00000000-0000-4000-8000-00000000000${at}`,
  givenName: "Ada",
  surname: `Quill${"abcdefg"[at]}`,
  organisation: "RQQ",
}));
const [first = "", second = ""] = people.map(({ id }) => id);

interface RoundSeen {
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever Graph answers
  readonly items: any[];
  readonly link: string;
  readonly pages: number;
}

async function round(on: Stage, from: string, asking?: Asking): Promise<RoundSeen> {
  const items = [];
  let pages = 0;
  for (let next = from; ; ) {
    const { status, body } = next.startsWith("/")
      ? await on.ask("GET", next, asking)
      : await on.follow(next, asking);
    expect(status).toBe(200);
    items.push(...body.value);
    pages += 1;
    if (body["@odata.deltaLink"]) return { items, link: body["@odata.deltaLink"], pages };
    next = body["@odata.nextLink"];
  }
}

const ids = (items: readonly { id: string }[]): readonly string[] => items.map(({ id }) => id);

test("a first round reports everybody page by page, and the next one nothing", async () => {
  await using on = await stage({ people, delta: { ...plainHabits, pageSize: 3 } });
  const start = await round(on, "/users/delta?$select=id,surname");
  expect(ids(start.items)).toEqual(people.map(({ id }) => id));
  expect(start.pages).toBe(3);
  const next = await round(on, start.link);
  expect(next.items).toEqual([]);
});

test("a round reports only changes of what was selected", async () => {
  await using on = await stage({ people });
  const { link } = await round(on, "/users/delta?$select=id,jobTitle");
  await on.ask("PATCH", `/users/${first}`, { body: { department: "Pharmacy" } });
  await on.ask("PATCH", `/users/${second}`, { body: { jobTitle: "Nurse" } });
  const next = await round(on, link);
  expect(next.items).toEqual([{ id: second, jobTitle: "Nurse" }]);
});

test("a deletion is reported as restorable, a purge as final, a restoration without a mark", async () => {
  await using on = await stage({ people });
  const start = await round(on, "/users/delta?$select=id");
  await on.ask("DELETE", `/users/${first}`);
  const deleted = await round(on, start.link);
  expect(deleted.items).toEqual([{ id: first, "@removed": { reason: "changed" } }]);
  await on.ask("POST", `/directory/deletedItems/${first}/restore`);
  const restored = await round(on, deleted.link);
  expect(restored.items).toEqual([{ id: first }]);
  await on.ask("DELETE", `/users/${first}`);
  await on.ask("DELETE", `/directory/deletedItems/${first}`);
  expect((await round(on, restored.link)).items).toEqual([
    { id: first, "@removed": { reason: "deleted" } },
  ]);
});

test("a first round may report somebody who is deleted", async () => {
  await using on = await stage({ people });
  await on.ask("DELETE", `/users/${first}`);
  const { items } = await round(on, "/users/delta?$select=id");
  expect(items[0]).toEqual({ id: first, "@removed": { reason: "changed" } });
});

test("a feed with bad habits repeats, mixes, delays and sends empty pages, and leaves nobody out in the end", async () => {
  const habits = {
    pageSize: 2,
    duplicates: 0.5,
    replays: 1,
    disorder: 1,
    emptyPages: 0.5,
    late: 0.5,
    membersPerItem: 2,
  };
  await using on = await stage({ people, delta: habits });
  const start = await round(on, "/users/delta?$select=id,jobTitle");
  expect(new Set(ids(start.items))).toEqual(new Set(people.map(({ id }) => id)));
  expect(start.pages).toBeGreaterThan(4);
  for (const { id } of people)
    await on.ask("PATCH", `/users/${id}`, { body: { jobTitle: "Nurse" } });
  const next = await round(on, start.link);
  const last = await round(on, next.link);
  expect(new Set(ids(next.items)).size).toBeLessThan(people.length);
  const both = [...ids(next.items), ...ids(last.items)];
  expect(new Set(both)).toEqual(new Set(people.map(({ id }) => id)));
  expect(both.length).toBeGreaterThan(people.length);
  const again = await round(on, start.link);
  expect(again.items).toEqual(next.items);
});

test("a token of more than seven days is refused with 400, and a feed may be gone with 410 and a place to start anew", async () => {
  await using on = await stage({ people });
  const { link } = await round(on, "/users/delta?$select=id");
  on.directory.script({ on: "GET /users/delta", fault: { kind: "gone" } });
  const gone = await on.follow(link);
  expect(gone.status).toBe(410);
  expect(gone.headers.location).toBe("https://graph.microsoft.com/v1.0/users/delta?$deltatoken=");
  expect((await round(on, gone.headers.location ?? "")).items).toHaveLength(people.length);
  on.directory.clock.advance(7 * 86_400_000 + 1);
  const stale = await on.follow(link);
  expect([stale.status, stale.body.error.code]).toEqual([400, "syncStateNotFound"]);
});

test("the latest token reports nothing that was, and everything that comes", async () => {
  await using on = await stage({ people });
  const { items, link } = await round(on, "/users/delta?$deltaToken=latest&$select=id");
  expect(items).toEqual([]);
  const { id } = (await on.ask("POST", "/users", { body: newUser("bo") })).body;
  expect(ids((await round(on, link)).items)).toEqual([id]);
});

test("a feed of named objects reports no others, and at most fifty are named", async () => {
  await using on = await stage({ people });
  const filter = (many: readonly string[]) =>
    encodeURIComponent(many.map((id) => `id eq '${id}'`).join(" or "));
  const { items } = await round(on, `/users/delta?$select=id&$filter=${filter([first, second])}`);
  expect(ids(items)).toEqual([first, second]);
  const many = Array.from({ length: 51 }, () => first);
  expect((await on.ask("GET", `/users/delta?$filter=${filter(many)}`)).status).toBe(400);
});

test("what is kept elsewhere is not tracked", async () => {
  await using on = await stage({ people });
  expect((await on.ask("GET", "/users/delta?$select=id,aboutMe")).status).toBe(501);
});

test("members come with their group, in parts, and as removed when they left", async () => {
  const group = "00000000-0000-4000-9000-000000000000";
  const groups = [
    { id: group, displayName: "Ward 7", members: people.slice(0, 5).map(({ id }) => id) },
  ];
  await using on = await stage({ people, groups, delta: { ...plainHabits, membersPerItem: 2 } });
  const start = await round(on, "/groups/delta?$select=displayName,members");
  expect(start.items.map((item) => item["members@delta"].length)).toEqual([2, 2, 1]);
  await on.ask("DELETE", `/groups/${group}/members/${first}/$ref`);
  const [item] = (await round(on, start.link)).items;
  expect(item["members@delta"]).toEqual([
    { "@odata.type": "#microsoft.graph.user", id: first, "@removed": { reason: "deleted" } },
  ]);
});

test("a manager is reported when it is selected", async () => {
  await using on = await stage({ people });
  const { link } = await round(on, "/users/delta?$select=id,manager");
  const body = { "@odata.id": `https://graph.microsoft.com/v1.0/users/${second}` };
  await on.ask("PUT", `/users/${first}/manager/$ref`, { body });
  expect((await round(on, link)).items).toEqual([
    { id: first, "manager@delta": [{ "@odata.type": "#microsoft.graph.user", id: second }] },
  ]);
});

test("a change may be missed by the feed, and a full read finds it", async () => {
  await using on = await stage({ people });
  const { link } = await round(on, "/users/delta?$select=id,jobTitle");
  await on.ask("PATCH", `/users/${first}`, { body: { jobTitle: "Nurse" } });
  on.directory.outside.missChanges(first);
  const next = await round(on, link);
  expect(next.items).toEqual([]);
  const whole = await round(on, "/users/delta?$select=id,jobTitle");
  expect(whole.items[0]).toEqual({ id: first, jobTitle: "Nurse" });
  await on.ask("PATCH", `/users/${first}`, { body: { jobTitle: "Matron" } });
  expect(ids((await round(on, next.link)).items)).toEqual([first]);
});

test("only what changed is reported to whoever prefers the least", async () => {
  await using on = await stage({ people });
  const headers = { prefer: "return=minimal" };
  const { link } = await round(on, "/users/delta?$select=id,jobTitle,surname", { headers });
  await on.ask("PATCH", `/users/${first}`, { body: { jobTitle: "Nurse" } });
  expect((await round(on, link, { headers })).items).toEqual([{ id: first, jobTitle: "Nurse" }]);
  expect((await round(on, link)).items).toEqual([
    { id: first, jobTitle: "Nurse", surname: "Quilla" },
  ]);
});

test("a group that comes a round late comes with the members who came and went", async () => {
  const group = "00000000-0000-4000-9000-000000000000";
  const groups = [{ id: group, displayName: "Ward 7", members: [first] }];
  await using on = await stage({ people, groups, delta: { ...plainHabits, late: 1 } });
  const { link } = await round(on, "/groups/delta?$select=members");
  on.directory.outside.member(group, first, false);
  on.directory.outside.member(group, second, true);
  const soon = await round(on, link);
  expect(soon.items).toEqual([]);
  const { items } = await round(on, soon.link);
  const type = { "@odata.type": "#microsoft.graph.user" };
  expect(items[0]["members@delta"]).toEqual([
    { ...type, id: first, "@removed": { reason: "deleted" } },
    { ...type, id: second },
  ]);
});
