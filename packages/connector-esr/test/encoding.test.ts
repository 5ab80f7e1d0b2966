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
