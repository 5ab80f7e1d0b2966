import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { esr } from "../src/index.ts";
import {
  assignment,
  extract,
  extractName,
  full,
  ground,
  makeFolder,
  person,
  scan,
} from "./extracts.ts";

const text = extract(full, [...ground, person(1, { 6: "O’Néill", 7: "Siân" }), assignment(30, 1)]);

function folderWith(bytes: Uint8Array): string {
  const folder = makeFolder();
  writeFileSync(join(folder, extractName(full)), bytes);
  return folder;
}

function windows1252(written: string): Buffer {
  return Buffer.from(written.replaceAll("’", "\x92"), "latin1");
}

test("names in UTF-8 are read as they are", async () => {
  const { people, refused } = await scan(folderWith(Buffer.from(text)));
  expect(people[0]?.names.legal).toMatchObject({ given: "Siân", family: "O’Néill" });
  expect(refused).toEqual([]);
});

test("a file that is not UTF-8 is read as Windows-1252, and said to be", async () => {
  const folder = folderWith(windows1252(text));
  const { people, refused, notices, completeness } = await scan(folder);
  expect(people[0]?.names.legal).toMatchObject({ given: "Siân", family: "O’Néill" });
  expect(completeness).toEqual({ state: "complete" });
  expect(refused).toEqual([]);
  expect(notices[0]?.because).toContain("Windows-1252");
  await using session = await esr({ folder }).open();
  expect((await session.check()).findings.join()).toContain("is not UTF-8");
});

test.each([
  ["é", ""],
  ["é", "x"],
  ["€", ""],
  ["😀", "x"],
  ["😀", "xx"],
  ["😀", "xxx"],
])(
  "a line of megabytes of %s that is cut to be read does not make UTF-8 look like another encoding (%s)",
  async (letter, before) => {
    const long = `LCA~${before}${letter.repeat(1_500_000)}`;
    const written = extract(full, [...ground, long, person(1, { 6: "O’Néill" })]);
    const folder = folderWith(Buffer.from(written));
    const { people, notices, refused } = await scan(folder);
    expect(people[0]?.names.legal.family).toBe("O’Néill");
    expect(notices).toEqual([]);
    expect(refused[0]?.rule).toBe("a row is at most 64 KiB");
    await using session = await esr({ folder }).open();
    expect((await session.check()).findings.join()).not.toContain("UTF-8");
  },
);

test("a line of megabytes in Windows-1252 is told from UTF-8 wherever it is cut", async () => {
  const long = `LCA~${"x".repeat((1 << 20) - 300)}${"é".repeat(1000)}`;
  const written = extract(full, [...ground, long, person(1, { 7: "Sian" })]);
  expect((await scan(folderWith(windows1252(written)))).notices[0]?.because).toContain("1252");
});

test("names in scripts that need more than one byte a letter are whole wherever the file is cut", async () => {
  const names = ["Łukasz", "Ọlúwáfúnmiláyọ̀", "தமிழ்", "محمد", "😀"];
  const rows = Array.from({ length: 2500 }, (_, index) =>
    person(index + 1, { 6: names[index % names.length] as string }),
  );
  const folder = folderWith(Buffer.from(extract(full, [...ground, ...rows])));
  const { people } = await scan(folder);
  expect(people).toHaveLength(2500);
  for (const { names: found, identifiers } of people) {
    const index = Number(identifiers[0]?.value) - 1;
    expect(found.legal.family).toBe(names[index % names.length]);
  }
});
