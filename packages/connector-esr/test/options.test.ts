import { type Secret, secret, wipe } from "@rollcall/core";
import { expect, test } from "vitest";
import { type EsrOptions, esr } from "../src/index.ts";

function wiped(): Secret {
  const key = secret(new Uint8Array(16));
  wipe(key);
  return key;
}

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
  ["niKey", { folder: "x", niKey: wiped() }],
  ["folder", { folder: 7 }],
  ["name", { folder: "x", name: 7 }],
  ["vpds", { folder: "x", vpds: "431" }],
  ["vpds", { folder: "x", vpds: [431] }],
  ["subFile", { folder: "x", subFile: 123 }],
  ["niKey", { folder: "x", niKey: "0123456789abcdef" }],
  ["niKey", { folder: "x", niKey: null }],
  ["stateFolder", { folder: "x", stateFolder: "" }],
  ["stateFolder", { folder: "x", stateFolder: 7 }],
  ["asOf", { folder: "x", asOf: new Date(0) }],
  ["pageSize", { folder: "x", pageSize: "64" }],
  ["ignoreRecordTypes", { folder: "x", ignoreRecordTypes: "XYA" }],
  ["now", { folder: "x", now: new Date(0) }],
])("an option %s that cannot be used is refused at once: %j", (option, options) => {
  expect(() => esr(options as EsrOptions)).toThrow(
    expect.objectContaining({ code: "invalid-options", where: { field: option } }),
  );
});

test("an option that there is not is refused, with the one that may be meant", () => {
  expect(() => esr({ folder: "x", vpd: "431" } as unknown as EsrOptions)).toThrow(
    expect.objectContaining({
      advice: "There is no such option. Did you mean vpds?",
      where: { field: "vpd", rule: "known" },
    }),
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
