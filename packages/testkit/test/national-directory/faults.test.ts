import { expect, test } from "vitest";
import type { GraphFault } from "../../src/national-directory.ts";
import { newUser, stage } from "./stage.ts";

const people = [{ givenName: "Ada", surname: "Quill", organisation: "RQQ" }];
const path = "/users/ada.quill@nhs.net";

test("a write may land although the connection dies before the answer", async () => {
  await using on = await stage();
  on.directory.script({ on: "POST /users", fault: { kind: "commit-then-drop" } });
  await expect(on.ask("POST", "/users", { body: newUser("ada") })).rejects.toThrow();
  expect(on.directory.view.account("ada@nhs.net")?.life).toBe("live");
  expect((await on.ask("POST", "/users", { body: newUser("ada") })).status).toBe(400);
});

test("a connection may die before anything is written", async () => {
  await using on = await stage();
  on.directory.script({ on: "POST /users", fault: { kind: "drop-before-commit" } });
  await expect(on.ask("POST", "/users", { body: newUser("ada") })).rejects.toThrow();
  expect(on.directory.view.accounts()).toEqual([]);
});

test("a gateway may give up after the write has landed", async () => {
  await using on = await stage();
  on.directory.script({ on: "POST /users", fault: { kind: "gateway-timeout" } });
  expect((await on.ask("POST", "/users", { body: newUser("ada") })).status).toBe(504);
  expect(on.directory.view.accounts()).toHaveLength(1);
});

const refusals: readonly [GraphFault, number, string][] = [
  [{ kind: "unavailable", retryAfter: "7" }, 503, "serviceNotAvailable"],
  [{ kind: "throttled", retryAfter: "300" }, 429, "TooManyRequests"],
  [{ kind: "concurrency-violation" }, 409, "Directory_ConcurrencyViolation"],
  [
    { kind: "error", status: 403, code: "Authorization_RequestDenied" },
    403,
    "Authorization_RequestDenied",
  ],
  [{ kind: "expired-link" }, 400, "Directory_ExpiredPageToken"],
];

test.each(refusals)(
  "a request struck by %j is refused, and nothing is written",
  async (fault, status, code) => {
    await using on = await stage({ people });
    on.directory.script({ on: "PATCH /users/{user-id}", from: 2, times: 2, fault });
    const body = { jobTitle: "Nurse" };
    expect((await on.ask("PATCH", path, { body: { jobTitle: "Clerk" } })).status).toBe(204);
    for (let time = 0; time < 2; time += 1) {
      const struck = await on.ask("PATCH", path, { body });
      expect([struck.status, struck.body.error.code]).toEqual([status, code]);
      if ("retryAfter" in fault) expect(struck.headers["retry-after"]).toBe(fault.retryAfter);
    }
    expect(on.directory.view.account("ada.quill@nhs.net")?.user.jobTitle).toBe("Clerk");
    expect((await on.ask("PATCH", path, { body })).status).toBe(204);
  },
);

test("HTML may stand where JSON was expected", async () => {
  await using on = await stage({ people });
  on.directory.script({ fault: { kind: "html-error" } });
  const struck = await on.ask("GET", path);
  expect([struck.status, struck.text.startsWith("<!DOCTYPE html>")]).toEqual([502, true]);
});

test("an answer may end in the middle of its JSON", async () => {
  await using on = await stage({ people });
  on.directory.script({ fault: { kind: "truncated-json" } });
  await expect(on.ask("GET", path)).rejects.toThrow();
});

test("an answer may come piece by piece and is whole in the end", async () => {
  await using on = await stage({ people });
  on.directory.script({ fault: { kind: "slow-body" } });
  expect((await on.ask("GET", path)).body.displayName).toBe("QUILL, Ada");
});

test("an answer may hold values that a newer service sends", async () => {
  await using on = await stage({ people });
  const alter = (body: object) => ({ ...body, userType: "unknownFutureValue" });
  on.directory.script({ fault: { kind: "altered-answer", alter } });
  expect((await on.ask("GET", path)).body.userType).toBe("unknownFutureValue");
  expect((await on.ask("GET", path)).body).not.toHaveProperty("userType");
});

test("something may happen just before a write is carried out", async () => {
  await using on = await stage({ people });
  const id = on.directory.view.account("ada.quill@nhs.net")?.id ?? "";
  const happens = () => {
    on.directory.administrator("RQQ").markLeaver(id);
    on.directory.administrator("RZZ").join(id);
  };
  on.directory.script({ on: "PATCH /users/{user-id}", fault: { kind: "meanwhile", happens } });
  await on.ask("PATCH", path, { body: { jobTitle: "Nurse" } });
  expect(on.directory.view.account(id)?.portal?.organisation).toBe("RZZ");
});

test("faults by chance are the same with the same seed, and rest when they are told to", async () => {
  const kinds = async (seed: number): Promise<readonly string[]> => {
    await using on = await stage({ people, seed, faults: { unavailable: 0.3, throttled: 0.3 } });
    for (let time = 0; time < 30; time += 1) await on.ask("GET", path);
    const struck = on.directory.view.struck.map(({ kind }) => kind);
    on.directory.calm();
    for (let time = 0; time < 10; time += 1) expect((await on.ask("GET", path)).status).toBe(200);
    return struck;
  };
  const first = await kinds(1);
  expect(first.length).toBeGreaterThan(5);
  expect(await kinds(1)).toEqual(first);
  expect(await kinds(2)).not.toEqual(first);
});

test("a fetch within the process is struck in the same way", async () => {
  await using on = await stage({ people });
  const authorization = `Bearer ${await on.directory.tokenFor(on.application)}`;
  const get = () =>
    on.directory.fetch("https://graph.microsoft.com/v1.0/users?$select=id", {
      headers: { authorization },
    });
  expect((await get()).status).toBe(200);
  on.directory.script({ fault: { kind: "commit-then-drop" } });
  await expect(get()).rejects.toMatchObject({ cause: { code: "ECONNRESET" } });
  on.directory.script({ fault: { kind: "truncated-json" } });
  await expect(get().then((answer) => answer.json())).rejects.toThrow(SyntaxError);
});
