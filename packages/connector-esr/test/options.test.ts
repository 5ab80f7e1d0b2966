import { expect, test } from "vitest";
import { type EsrOptions, esr } from "../src/index.ts";

test.each([
  ["folder", { folder: "" }],
  ["name", { folder: "x", name: "" }],
  ["vpds", { folder: "x", vpds: [] }],
  ["vpds", { folder: "x", vpds: ["43"] }],
  ["subFile", { folder: "x", subFile: "EXPENSES" }],
  ["niKey", { folder: "x", niKey: new Uint8Array(8) }],
  ["asOf", { folder: "x", asOf: "2026-02-30" }],
  ["pageSize", { folder: "x", pageSize: 0 }],
  ["ignoreRecordTypes", { folder: "x", ignoreRecordTypes: ["xy"] }],
])("an option %s that cannot be used is refused at once", (option, options: EsrOptions) => {
  expect(() => esr(options)).toThrow(
    expect.objectContaining({ code: "invalid-options", where: { field: option } }),
  );
});

test("a connector is a source by the name that it was given", () => {
  expect(esr({ folder: "x" })).toMatchObject({
    spec: "rollcall/connector@1",
    kind: "source",
    name: "esr",
  });
  expect(esr({ folder: "x", name: "payroll" }).name).toBe("payroll");
});
