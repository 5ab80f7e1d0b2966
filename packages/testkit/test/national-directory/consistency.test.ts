import { expect, test } from "vitest";
import { noLag, virtualClock } from "../../src/national-directory.ts";
import { newUser, stage } from "./stage.ts";

const start = "2026-09-01T08:00:00Z";
const still = () => virtualClock(start, 0);
const reference = (id: string) => ({
  "@odata.id": `https://graph.microsoft.com/v1.0/directoryObjects/${id}`,
});

test("what was just created is not found by reading, changing, licensing or adding until its replica knows it", async () => {
  const groups = [{ id: "00000000-0000-4000-9000-000000000000", displayName: "Ward 7" }];
  await using on = await stage({ clock: still(), groups, lag: { ...noLag, entities: [60_000] } });
  on.directory.clock.advance(60_000);
  const { id } = (await on.ask("POST", "/users", { body: newUser("ada") })).body;
  const attempts = () =>
    Promise.all([
      on.ask("GET", `/users/${id}`),
      on.ask("PATCH", `/users/${id}`, { body: { jobTitle: "Nurse" } }),
      on.ask("POST", `/users/${id}/assignLicense`, {
        body: { addLicenses: [], removeLicenses: [] },
      }),
      on.ask("POST", `/groups/${groups[0]?.id}/members/$ref`, { body: reference(id) }),
    ]);
  expect((await attempts()).map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  on.directory.clock.advance(59_999);
  expect((await on.ask("GET", `/users/${id}`)).status).toBe(404);
  on.directory.clock.advance(1);
  expect((await attempts()).map(({ status }) => status)).toEqual([200, 204, 200, 204]);
});

test("a change shows at one replica before it shows at another", async () => {
  const people = [
    { givenName: "Ada", surname: "Quill", organisation: "RQQ", properties: { jobTitle: "Nurse" } },
  ];
  await using on = await stage({
    clock: still(),
    people,
    lag: { ...noLag, entities: [0, 60_000] },
  });
  await on.ask("PATCH", "/users/ada.quill@nhs.net", { body: { jobTitle: "Matron" } });
  const titles = new Set<string>();
  for (let read = 0; read < 20; read += 1) {
    titles.add((await on.ask("GET", "/users/ada.quill@nhs.net?$select=jobTitle")).body.jobTitle);
  }
  expect([...titles].sort()).toEqual(["Matron", "Nurse"]);
  on.directory.clock.advance(60_000);
  for (let read = 0; read < 20; read += 1) {
    expect((await on.ask("GET", "/users/ada.quill@nhs.net?$select=jobTitle")).body.jobTitle).toBe(
      "Matron",
    );
  }
});

test("the advanced index, memberships and the feed each have a lag of their own", async () => {
  const groups = [{ id: "00000000-0000-4000-9000-000000000000", displayName: "Ward 7" }];
  const lag = { entities: [0], edges: [10_000], index: 20_000, delta: 30_000, grants: 0 };
  await using on = await stage({ clock: still(), groups, lag });
  const link = (await on.ask("GET", "/users/delta?$select=id")).body["@odata.deltaLink"];
  const { id } = (await on.ask("POST", "/users", { body: newUser("ada") })).body;
  await on.ask("POST", `/groups/${groups[0]?.id}/members/$ref`, { body: reference(id) });
  const look = async () => [
    (await on.ask("GET", `/groups/${groups[0]?.id}/members?$select=id`)).body.value.length,
    (
      await on.ask("GET", "/users?$count=true&$select=id", {
        headers: { consistencylevel: "eventual" },
      })
    ).body.value.length,
    (await on.follow(link)).body.value.length,
  ];
  const seen = [await look()];
  for (let step = 0; step < 3; step += 1) {
    on.directory.clock.advance(10_000);
    seen.push(await look());
  }
  expect(seen).toEqual([
    [0, 0, 0],
    [1, 0, 0],
    [1, 1, 0],
    [1, 1, 1],
  ]);
});

test("a deleted user is still shown by a replica that lags, and not deleted twice", async () => {
  const people = [{ givenName: "Ada", surname: "Quill", organisation: "RQQ" }];
  await using on = await stage({ clock: still(), people, lag: { ...noLag, entities: [60_000] } });
  expect((await on.ask("DELETE", "/users/ada.quill@nhs.net")).status).toBe(204);
  expect((await on.ask("GET", "/users/ada.quill@nhs.net")).status).toBe(200);
  expect((await on.ask("DELETE", "/users/ada.quill@nhs.net")).status).toBe(404);
  expect(
    (await on.ask("PATCH", "/users/ada.quill@nhs.net", { body: { jobTitle: "x" } })).status,
  ).toBe(404);
});
