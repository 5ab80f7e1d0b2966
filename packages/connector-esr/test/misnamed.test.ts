import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { esr } from "../src/index.ts";
import {
  changesSince,
  extract,
  extractName,
  first,
  folderOf,
  full,
  ground,
  person,
  put,
  scan,
} from "./extracts.ts";

test.each([
  ["a date of seven digits", extractName(first).replace("20261102", "2026112")],
  ["no number", extractName(first).replace("_00000002", "")],
  ["another kind", extractName(first).replace("GOC", "GOX")],
  ["a hyphen in it", extractName(first).replace("GO_", "GO-")],
  ["a mark of a second copy", extractName(first).replace(".DAT", " (1).DAT")],
])("an extract whose name has %s stops the read, and the error names it", async (_, name) => {
  const folder = folderOf(person(1));
  writeFileSync(join(folder, name), extract(first, [person(1)]));
  await expect(scan(folder)).rejects.toMatchObject({
    code: "protocol",
    where: { file: name },
    advice: expect.stringContaining("the name that its header states"),
  });
  put(folder, { date: "20261104", sequence: 9 }, [...ground, person(1)]);
  expect((await scan(folder)).completeness?.state).toBe("complete");
});

test("a copy of an extract under a name that is none does no harm, and the check says so", async () => {
  const folder = folderOf(person(1));
  const copy = extractName(full).replace(".DAT", " (1).DAT");
  copyFileSync(join(folder, extractName(full)), join(folder, copy));
  const { refused, completeness } = await scan(folder);
  expect([refused, completeness?.state]).toEqual([[], "complete"]);
  await using session = await esr({ folder }).open();
  expect((await session.check()).findings).toContain(`VPD 431: not needed: ${copy}`);
});

test("a file that neither its name nor its header places is refused by name, and the read is not whole", async () => {
  const folder = folderOf(person(1));
  const { token } = await changesSince(folder);
  const name = "GO_431_EXP_GOC_2026112_00000002.DAT";
  writeFileSync(join(folder, name), "HDR~");
  const said = { record: name, advice: expect.any(String), rule: expect.stringContaining("name") };
  const partial = { state: "partial", reasons: [expect.stringContaining(name)] };
  expect(await scan(folder)).toMatchObject({ refused: [said], completeness: partial });
  const since = await changesSince(folder, token);
  expect(since).toMatchObject({ refused: [said], completeness: partial });
  await using session = await esr({ folder }).open();
  expect((await session.check()).findings.join("\n")).toContain(`refused: ${name}`);
});

test("a name of a VPD that is not read is no concern of the read", async () => {
  const folder = folderOf(person(1));
  writeFileSync(join(folder, "GO_432_EXP_GOC_2026112_00000002.DAT"), "HDR~");
  expect(await scan(folder)).toMatchObject({ completeness: { state: "partial" } });
  const asked = await scan(folder, { vpds: ["431"] });
  expect(asked).toMatchObject({ refused: [], completeness: { state: "complete" } });
});

test("files of other names are passed over, and said to be", async () => {
  const folder = folderOf(person(1));
  writeFileSync(join(folder, "GO_431_EXP_GOF_20261101_00000001.DAT.part"), "HDR");
  writeFileSync(join(folder, "notes.txt"), "hello");
  writeFileSync(join(folder, "GOODS.DAT"), "HDR~");
  put(folder, { ...full, date: "20261001" }, [person(9)]);
  await using session = await esr({ folder }).open();
  const { ok, findings } = await session.check();
  expect(ok).toBe(true);
  expect((await scan(folder)).completeness).toEqual({ state: "complete" });
  expect(findings.join("\n")).toMatch(/passed over.*\.part/);
  expect(findings.join("\n")).toMatch(/not needed: GO_431_EXP_GOF_20261001/);
  expect(findings.join("\n")).toMatch(/VPD 431: full extract GO_431_EXP_GOF_20261101_00000001.DAT/);
});
