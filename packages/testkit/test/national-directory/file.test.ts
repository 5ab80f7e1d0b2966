import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConnectorError } from "@rollcall/core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { newUser, stage } from "./stage.ts";

let folder = "";
let file = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "national-directory-"));
  file = join(folder, "state", "directory.jsonl");
});
afterEach(() => rm(folder, { recursive: true }));

const people = [{ givenName: "Ada", surname: "Quill", organisation: "RQQ" }];

test("a directory in a file is the same after a new start: objects, journal, feeds and time", async () => {
  let link = "";
  let journal: unknown;
  {
    await using on = await stage({ file, people });
    link = (await on.ask("GET", "/users/delta?$select=id,jobTitle")).body["@odata.deltaLink"];
    on.directory.clock.advance(86_400_000);
    await on.ask("PATCH", "/users/ada.quill@nhs.net", { body: { jobTitle: "Nurse" } });
    on.directory
      .administrator("RQQ")
      .markLeaver(on.directory.view.account("ada.quill@nhs.net")?.id ?? "");
    journal = structuredClone(on.directory.view.journal);
  }
  await using on = await stage({ file, people: [] });
  expect(on.directory.view.journal).toEqual(journal);
  expect(on.directory.clock.now()).toBeGreaterThan(Date.parse("2026-09-02T08:00:00Z"));
  expect((await on.follow(link)).body.value).toMatchObject([{ jobTitle: "Nurse" }]);
  expect(on.directory.view.account("ada.quill@nhs.net")?.portal?.state).toBe("Active (Leaver)");
  on.directory.clock.advance(30 * 86_400_000);
  expect(on.directory.view.accounts()).toMatchObject([{ life: "deleted" }]);
});

test("what was answered is on the disk", async () => {
  await using on = await stage({ file });
  await on.ask("POST", "/users", { body: newUser("ada") });
  expect(await readFile(file, "utf8")).toContain('"userPrincipalName":"ada@nhs.net"');
});

test("a last line that was not written to its end is cut off", async () => {
  {
    await using on = await stage({ file, people });
    await on.ask("POST", "/users", { body: newUser("bo") });
  }
  const whole = await readFile(file, "utf8");
  await appendFile(file, '{"do":"set","kind":"user","id":"x","pat');
  await using on = await stage({ file });
  expect(on.directory.view.accounts()).toHaveLength(2);
  expect(await readFile(file, "utf8")).toBe(whole);
  await on.ask("POST", "/users", { body: newUser("cy") });
  expect(on.directory.view.accounts()).toHaveLength(3);
});

test("a file of something else is refused with the line", async () => {
  {
    await using _ = await stage({ file });
  }
  for (const [content, line] of [
    ["{}\n", 1],
    ['{"spec":"rollcall/national-directory@1"}\nno\n', 2],
  ] as const) {
    await writeFile(file, content);
    const error = await stage({ file }).catch((reason: unknown) => reason);
    expect(ConnectorError.is(error) && [error.code, error.where]).toEqual([
      "protocol",
      { file, line },
    ]);
  }
});
