import { spawn } from "node:child_process";
import { appendFile, mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TargetConnector } from "@rollcall/core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fileTarget, memoryTarget } from "../src/index.ts";
import { codeOf } from "./code-of.ts";
import { lease } from "./lease.ts";
import { createOf, deleteOf, updateOf } from "./operations.ts";

let folder = "";
let path = "";
const clock = () => "2026-11-21T07:00:00Z";
const accounts = [
  { stable: "ada", attributes: { userName: "ada.okafor" } },
  { stable: "ben", attributes: { userName: "ben.hughes", manager: "ada" } },
];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "file-target-"));
  path = join(folder, "state", "directory.jsonl");
});
afterEach(() => rm(folder, { recursive: true }));

const target = (name = "directory") => fileTarget({ name, path, clock, accounts });

async function everything(connector: TargetConnector) {
  await using session = await connector.open();
  const pages = await Array.fromAsync(session.read.scan());
  return pages.flatMap(({ items }) => items);
}

test("a target in a file is, after any writes and opened again, what one in memory would be", async () => {
  const memory = memoryTarget({ name: "directory", clock, accounts });
  const ben = { kind: "account", stable: "ben" };
  const operations = [
    createOf("cal", { attributes: { userName: "cal.reid" } }),
    updateOf("u", ben, { deltas: [{ attribute: "title", change: "replace", value: "Nurse" }] }),
    deleteOf("d", ben),
    createOf("ben-2", { attributes: { userName: "ben.hughes" }, handle: "cal" }),
  ];
  for (const operation of operations) {
    await using inMemory = await memory.open();
    await using inFile = await target().open();
    const expected = await inMemory.write?.execute(operation, lease);
    expect(await inFile.write?.execute(operation, lease)).toEqual(expected);
  }
  expect(await everything(target())).toEqual(memory.directory.accounts());
  await using session = await target().open();
  expect(await session.read.get(ben)).toMatchObject({ absent: "tombstone" });
});

test("delta tokens of a target in a file are good after it was closed", async () => {
  const token = await (async () => {
    await using session = await target().open();
    return (await Array.fromAsync(session.changes?.since(undefined) ?? [])).at(-1)?.token;
  })();
  {
    await using session = await target().open();
    await session.write?.execute(createOf("cal", { attributes: { userName: "cal.reid" } }), lease);
  }
  await using session = await target().open();
  const [page] = await Array.fromAsync(session.changes?.since(token) ?? []);
  expect(page?.changes).toMatchObject([{ record: { attributes: { userName: "cal.reid" } } }]);
});

test("a line that was being written when the process died is as if it had never been begun", async () => {
  const before = await everything(target());
  await appendFile(path, '{"account":{"kind":"acc');
  {
    await using session = await target().open();
    await session.write?.execute(createOf("cal", { attributes: { userName: "cal.reid" } }), lease);
  }
  const after = await everything(target());
  expect(after).toHaveLength(3);
  expect(after).toEqual(expect.arrayContaining(before));
});

test("a file that is damaged or is of another directory is refused with its line, and left as it is", async () => {
  await everything(target());
  expect(await codeOf(everything(target("other")))).toBe("protocol");
  const whole = await readFile(path, "utf8");
  const damaged = whole.replace('{"account":{"kind":"account","stable":"ben"', "#");
  await writeFile(path, damaged);
  await expect(everything(target())).rejects.toMatchObject({ where: { file: path, line: 3 } });
  expect(await readFile(path, "utf8")).toBe(damaged);
  await truncate(path, whole.indexOf("\n") + 1);
  expect(await codeOf(everything(target()))).toBe("protocol");
});

test("a session that is closed twice does not close the file under another", async () => {
  const connector = target();
  await using session = await connector.open();
  const other = await connector.open();
  await other[Symbol.asyncDispose]();
  await other[Symbol.asyncDispose]();
  await session.write?.execute(createOf("cal", { attributes: { userName: "cal.reid" } }), lease);
  expect(await everything(target())).toHaveLength(3);
});

test("a folder in the place of the file is unavailable, not a crash", async () => {
  const connector = fileTarget({ name: "directory", path: folder });
  expect(await codeOf(everything(connector))).toBe("unavailable");
});

test("every receipt that was given before a kill is there after it", async () => {
  const program = `
    import { fileTarget } from ${JSON.stringify(new URL("../src/index.ts", import.meta.url).href)};
    import { lease } from ${JSON.stringify(new URL("./lease.ts", import.meta.url).href)};
    import { createOf } from ${JSON.stringify(new URL("./operations.ts", import.meta.url).href)};
    const session = await fileTarget({ name: "directory", path: ${JSON.stringify(path)} }).open();
    for (let n = 0; ; n += 1) {
      const receipt = await session.write.execute(createOf("a" + n, { attributes: { userName: "a" + n } }), lease);
      process.stdout.write(receipt.ref.stable + "\\n");
    }`;
  const flags = ["--conditions=@rollcall/source", "--input-type=module", "-e", program];
  const child = spawn(process.execPath, flags, { stdio: ["ignore", "pipe", "inherit"] });
  let given = "";
  for await (const text of child.stdout) {
    given += text;
    if (given.split("\n").length > 20) child.kill("SIGKILL");
  }
  const keys = new Set((await everything(target())).map(({ ref }) => ref.stable));
  const lost = given
    .split("\n")
    .slice(0, -1)
    .filter((key) => !keys.has(key));
  expect(given.split("\n").length).toBeGreaterThan(20);
  expect(lost).toEqual([]);
});

test("a file with many more changes than accounts is written anew when it is opened", async () => {
  await everything(target());
  const line = (await readFile(path, "utf8")).split("\n")[1];
  await appendFile(path, `${line}\n`.repeat(10_100));
  const before = await everything(target());
  expect((await readFile(path, "utf8")).split("\n")).toHaveLength(4);
  expect(await everything(target())).toEqual(before);
});
