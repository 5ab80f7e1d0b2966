import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { evidenceKinds } from "../../src/feed/evidence-kinds.ts";
import { rowsOf } from "../stage/rows-of.ts";

const page = readFileSync(join(import.meta.dirname, "../../../../docs/risk/feeds.md"), "utf8");

test("the documentation's table of evidence is that of the code", () => {
  const rows = Object.entries(evidenceKinds).map(([name, kind]) => [
    `\`${name}\``,
    String(kind.bits),
    String(kind.halfLife),
    kind.strength,
    kind.reason,
  ]);
  expect(rowsOf(page, "kind")).toEqual(rows);
});
