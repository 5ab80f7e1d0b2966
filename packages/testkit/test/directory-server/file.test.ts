import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type DirectoryServer, startDirectoryServer } from "../../src/directory-server.ts";
import { change, connect } from "./client.ts";
import { group, person, staff, unit } from "./fixture.ts";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rollcall-directory-"));
  file = join(folder, "state", "directory.jsonl");
});
afterEach(() => rm(folder, { recursive: true }));

const entries = [unit(staff), person("ada"), person("ben"), group("ward", "ben")];
const open = () => startDirectoryServer({ file, entries });
const all = ({ directory }: DirectoryServer) => directory.entries(true);

test("a directory in a file is there again tomorrow, with its counts", async () => {
  const today = await open();
  const client = await connect(today);
  await client.modify(`CN=ada,${staff}`, change("replace", "title", "Nurse"));
  await client.modify(`CN=ward,${staff}`, change("add", "member", `CN=ada,${staff}`));
  await client.del(`CN=ben,${staff}`);
  await client.unbind();
  const before = all(today);
  const { invocationId } = today;
  await today.stop();
  const tomorrow = await open();
  expect(all(tomorrow)).toEqual(before);
  expect(tomorrow.invocationId).toBe(invocationId);
  tomorrow.directory.add(person("cal"));
  const ids = all(tomorrow).flatMap(({ attributes }) => attributes.objectGUID ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  await (await connect(tomorrow)).unbind();
  await tomorrow.stop();
});

test("what was acknowledged is in the file before the answer", async () => {
  const server = await open();
  const client = await connect(server);
  await client.modify(`CN=ada,${staff}`, change("replace", "title", "Matron"));
  expect(await readFile(file, "utf8")).toContain("Matron");
  await client.unbind();
  await server.stop();
});

test("a last line that was not written to its end is cut off", async () => {
  const server = await open();
  const before = all(server);
  await server.stop();
  await appendFile(file, '{"at":1,"changes":[{"kind":"pu');
  const again = await open();
  expect(all(again)).toEqual(before);
  again.directory.change("ada", { title: "Nurse" });
  await again.stop();
  const third = await open();
  expect(third.directory.entry("ada")?.attributes.title).toEqual(["Nurse"]);
  await third.stop();
});

test("a file that holds something else is not opened, and says where", async () => {
  await (await open()).stop();
  const lines = (await readFile(file, "utf8")).split("\n");
  lines[3] = "{}";
  await writeFile(file, lines.join("\n"));
  await expect(open()).rejects.toMatchObject({ code: "protocol", where: { line: 4 } });
  await writeFile(file, "{}\n");
  await expect(open()).rejects.toMatchObject({ code: "protocol", where: { line: 1 } });
});

test("a suffix that is no domain is refused", async () => {
  await expect(startDirectoryServer({ suffix: "O=trust" })).rejects.toMatchObject({
    code: "invalid-options",
  });
});

test("the same seed gives the same GUIDs", async () => {
  const now = () => Date.parse("2026-03-01T08:00:00Z");
  const [one, two] = [
    await startDirectoryServer({ entries, now }),
    await startDirectoryServer({ entries, now }),
  ];
  expect(all(one)).toEqual(all(two));
  await one.stop();
  await two.stop();
});
