import { readFileSync } from "node:fs";
import { join } from "node:path";
import { accountRights, restoreRights, serviceRights } from "@rollcall/testkit/servers";
import { describe, expect, test } from "vitest";

describe("the documented commands for the least rights", () => {
  const page = join(import.meta.dirname, "../../../docs/connectors/active-directory.md");
  const text = readFileSync(page, "utf8");
  const sorted = (list: readonly string[]): readonly string[] => [...list].sort();

  test("write the same attributes as the service account of the tests", () => {
    const listed = /\$attributes = @\(([^)]*)\)/.exec(text)?.[1]?.match(/\w+/g);
    const granted = accountRights.flatMap(({ access, what }) => (access === "WP" ? [what] : []));
    expect(listed).toEqual(granted);
  });

  test("grant what the service account of the tests is granted, and restoring to nobody", () => {
    const grants = [...text.matchAll(/\/G "\$\{who\}:([^"]+)"/g)].map(([, grant = ""]) => grant);
    const granted = serviceRights.filter(({ capability }) => capability !== "restore");
    expect(sorted(grants)).toEqual(sorted(granted.map(({ right }) => right)));
  });

  test("are explained right by right, in the words of the rights themselves", () => {
    const rows = serviceRights.map(({ right, on, capability, without }) =>
      ["", `\`${right}\``, on, `\`${capability}\``, without, ""].join(" | ").trim(),
    );
    expect(text).toContain(["| --- | --- | --- | --- |", ...rows, ""].join("\n"));
  });

  test("say of each right no more than it is", () => {
    expect(serviceRights.flatMap(({ on, rights }) => (on === "accounts" ? rights : []))).toEqual(
      expect.arrayContaining([...accountRights]),
    );
    expect(
      serviceRights.map(({ right, rights }) => [right.split(";")[0], rights[0]?.access]),
    ).toEqual([
      ["CCDC", "CCDC"],
      ["WP", "WP"],
      // dsacls calls an extended right CA, SDDL calls it CR.
      ["CA", "CR"],
      ["WP", "WP"],
      ["LCRP", "LCRP"],
      ["CA", "CR"],
      ["CA", "CR"],
    ]);
  });

  test("name the attributes that restoring takes", () => {
    for (const { what } of restoreRights) expect(text).toContain(`\`${what}\``);
  });
});
