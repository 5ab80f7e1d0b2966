import {
  appendFileSync,
  closeSync,
  mkdirSync,
  openSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { ConnectorError } from "@rollcall/core";
import { expect, onTestFinished, test } from "vitest";
import { readRegions } from "../src/bytes/regions.ts";
import { createDescriptors } from "../src/descriptors.ts";
import { unreadableFile, unreadableFolder } from "../src/errors.ts";
import { esr } from "../src/index.ts";
import {
  assignment,
  extract,
  extractName,
  folderOf,
  full,
  ground,
  header,
  makeFolder,
  person,
  scan,
} from "./extracts.ts";

async function failureOf(folder: string): Promise<ConnectorError> {
  const failure = await scan(folder).then(
    ({ people }) => `it gave ${people.length} people`,
    (error: unknown) => error,
  );
  if (!ConnectorError.is(failure)) throw new Error(`no ConnectorError: ${failure}`);
  return failure;
}

function folderWith(text: string | Buffer, name: string = extractName(full)): string {
  const folder = makeFolder();
  writeFileSync(join(folder, name), text);
  return folder;
}

const good = [...ground, person(1), assignment(30, 1)];
const whole = extract(full, good);

test.each([
  ["no trailer", whole.replace(/TRL.*/s, ""), /cut off/],
  [
    "a trailer that counts one row too few",
    whole.replace(/TRL~\d+/, `TRL~${good.length + 1}`),
    /counts/,
  ],
  [
    "a trailer that leaves out header and trailer",
    whole.replace(/TRL~\d+/, `TRL~${good.length}`),
    /counts/,
  ],
  ["a trailer with three fields", whole.replace(/TRL~\d+/, (trailer) => `${trailer}~`), /2 fields/],
  ["a trailer whose count is no number", whole.replace(/TRL~\d+/, "TRL~many"), /2 fields/],
  ["rows after the trailer", `${whole}${person(2)}\r\n`, /follows the trailer/],
  ["a second header", whole.replace(ground[0] as string, header(full)), /one header/],
  ["no header", whole.replace(/HDR[^\r]*\r\n/, ""), /first row is a header/],
  ["a blank line before the header", `\r\n${whole}`, /first row is a header/],
  ["a header of six fields", whole.replace("~01\r\n", "\r\n"), /7 fields/],
  ["a header with a bad time", whole.replace("20261101 203000", "20261301 203000"), /yyyyMMdd/],
  ["an interface version that is not known", whole.replace("~01\r\n", "~99\r\n"), /version/],
  ["header and trailer and nothing else", `${header(full)}\r\nTRL~2\r\n`, /at least one row/],
  ["half a row at its end", whole.slice(0, whole.indexOf("TRL") - 40), /cut off/],
  ["no person", extract(full, ground), /at least one person/],
  ["nothing in it", "", /header/],
])("an extract with %s is not used at all", async (_, text, message) => {
  const failure = await failureOf(folderWith(text));
  expect(failure.code).toBe("protocol");
  expect(failure.message).toMatch(message);
  expect(failure.where?.file).toBe(extractName(full));
  expect(failure.advice).toBeTruthy();
});

test("a cut-off file with a good trailer put after it is not used", async () => {
  const rows = whole.split("\r\n");
  rows.splice(5, 1);
  expect((await failureOf(folderWith(rows.join("\r\n")))).message).toMatch(
    /counts 8 rows.*there are 7/,
  );
});

test.each([
  ["another VPD than its name", whole.replace("~431~", "~432~"), /same VPD/],
  ["another file's name", whole.replace("_00000001.DAT", "_00000009.DAT"), /own file/],
  ["another day than its name", whole.replaceAll("20261101 20", "20261105 20"), /same date/],
])("an extract whose header has %s is not used", async (_, text, message) => {
  const failure = await failureOf(folderWith(text));
  expect(failure.code).toBe("protocol");
  expect(failure.where?.line).toBe(1);
  expect(failure.message).toMatch(message);
});

test("blank lines after the trailer, line ends of Unix and a byte order mark do no harm", async () => {
  for (const text of [
    `${whole}\r\n\r\n`,
    whole.replaceAll("\r\n", "\n"),
    `\uFEFF${whole}`,
    whole.trimEnd(),
  ]) {
    const { people, completeness } = await scan(folderWith(text));
    expect(people.map(({ id, assignments }) => [id, assignments.length])).toEqual([
      ["esr:431:1", 1],
    ]);
    expect(completeness?.state).toBe("complete");
  }
});

test("an empty folder and one that is not there are errors, never an empty read", async () => {
  const empty = await failureOf(makeFolder());
  expect([empty.code, empty.advice]).toEqual([
    "not-found",
    expect.stringContaining("full extract"),
  ]);
  const missing = await failureOf(join(makeFolder(), "none"));
  expect([missing.code, missing.native]).toEqual(["unavailable", "ENOENT"]);
});

test("a folder where an extract was expected is an error", async () => {
  const folder = makeFolder();
  mkdirSync(join(folder, extractName(full)));
  expect((await failureOf(folder)).message).toMatch(/a file, not a folder/);
});

test("a folder that cannot be read says what to do about it", async () => {
  const notAFolder = join(folderOf(person(1)), extractName(full));
  expect(await failureOf(notAFolder)).toMatchObject({ code: "unavailable", native: "ENOTDIR" });
  const denied = unreadableFolder(
    "/srv/esr",
    Object.assign(new Error("denied"), { code: "EACCES" }),
  );
  expect([denied.code, denied.advice]).toEqual([
    "permission-denied",
    expect.stringContaining("Let"),
  ]);
});

test("a file that cannot be read says what to do about the file, and not about the folder", () => {
  const path = "/srv/esr/GO_431_EXP_GOF_20261101_00000001.DAT";
  const failed = unreadableFile(path, Object.assign(new Error("failed"), { code: "EIO" }));
  expect(failed).toMatchObject({ code: "unavailable", native: "EIO", where: { file: path } });
  expect(failed.advice).toMatch(/the disk that the file is on/);
});

test("a file of which a part cannot be read, as on a share that is gone, is unavailable and named", async () => {
  // The system opens a folder as it does a file, and fails when it is read.
  const path = makeFolder();
  const said = { code: "unavailable", native: "EISDIR", where: { file: path } };
  await using handle = await open(path, "r");
  await expect(Array.fromAsync(readRegions(handle, { path, size: 9 }))).rejects.toMatchObject(said);
  const { size, mtimeMs: modified } = statSync(path);
  const descriptors = createDescriptors();
  onTestFinished(descriptors.close);
  const read = (): number => descriptors.read({ path, size, modified }, new Uint8Array(9), 0);
  expect(read).toThrow(expect.objectContaining(said));
});

test("a file that grows while it is read ends the scan without a completeness", async () => {
  const people = Array.from({ length: 3000 }, (_, index) => person(index + 1));
  const folder = folderOf(...people);
  await using session = await esr({ folder, pageSize: 10 }).open();
  const states: unknown[] = [];
  const read = async (): Promise<void> => {
    for await (const page of session.read.scan()) {
      if (states.length === 0) appendFileSync(join(folder, extractName(full)), "PRA~9");
      states.push(page.completeness);
    }
  };
  await expect(read()).rejects.toMatchObject({ code: "unavailable", retry: "backoff" });
  expect(states.filter(Boolean)).toEqual([]);
});

test("a line of 300 MB is refused without being held, and the rows around it stand", async () => {
  const folder = makeFolder();
  const file = openSync(join(folder, extractName(full)), "w");
  writeSync(file, [header(full), ...ground, "LCA~"].join("\r\n"));
  const piece = Buffer.alloc(1 << 20, "x");
  for (let count = 0; count < 300; count++) writeSync(file, piece);
  writeSync(file, ["", person(1), person(2), `TRL~${ground.length + 5}`, ""].join("\r\n"));
  closeSync(file);
  const before = process.memoryUsage().rss;
  const { people, refused, completeness } = await scan(folder);
  expect(people.map(({ id }) => id)).toEqual(["esr:431:1", "esr:431:2"]);
  expect(refused).toEqual([expect.objectContaining({ rule: "a row is at most 64 KiB" })]);
  expect(completeness?.state).toBe("partial");
  expect(process.memoryUsage().rss - before).toBeLessThan(150e6);
});

test("bytes that are no text at all are refused", async () => {
  expect((await failureOf(folderWith(Buffer.alloc(5000)))).code).toBe("protocol");
  const holed = Buffer.from(whole.replace(good[5] as string, `${good[5]}\0`));
  const { people, refused } = await scan(folderWith(holed));
  expect(refused[0]?.rule).toBe("a row holds no NUL");
  expect(people).toEqual([]);
});

test("a scan that nobody waits for any more stops", async () => {
  const folder = folderOf(person(1));
  await using session = await esr({ folder }).open();
  const signal = AbortSignal.abort();
  const read = Array.fromAsync(session.read.scan({ signal }));
  await expect(read).rejects.toMatchObject({ code: "cancelled" });
});
