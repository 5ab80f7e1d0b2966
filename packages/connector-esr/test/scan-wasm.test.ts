import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import wabt from "wabt";
import { compiledScan } from "../src/bytes/scan-wasm.ts";

test("what is run is what its source compiles to", async () => {
  const { parseWat } = await wabt();
  const source = readFileSync(new URL("../src/bytes/scan.wat", import.meta.url), "utf8");
  const { buffer } = parseWat("scan.wat", source, { simd: true }).toBinary({});
  expect(compiledScan).toBe(Buffer.from(buffer).toString("base64"));
});
