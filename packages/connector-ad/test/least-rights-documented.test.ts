import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  accountRights,
  deletedRights,
  groupRights,
  restoreRights,
} from "@rollcall/testkit/servers";
import { describe, expect, test } from "vitest";

describe("the documented commands for the least rights", () => {
  const page = join(import.meta.dirname, "../../../docs/connectors/active-directory.md");
  const text = readFileSync(page, "utf8");

  test("write the same attributes as the service account of the tests", () => {
    const listed = /\$attributes = @\(([^)]*)\)/.exec(text)?.[1]?.match(/\w+/g);
    const granted = accountRights.flatMap(({ access, what }) => (access === "WP" ? [what] : []));
    expect(listed).toEqual(granted);
  });

  test("grant nothing else that it lacks, and leave out nothing that it has", () => {
    const grants = [...text.matchAll(/\/G "\$\{who\}:([^"]+)"/g)].map(([, grant]) => grant);
    expect(grants).toEqual([
      "CCDC;user",
      "CA;Reset Password;user",
      "WP;$one;user",
      "WP;member;group",
      "LCRP",
      "CA;Replicating Directory Changes",
    ]);
    const other = accountRights.filter(({ access }) => access !== "WP");
    expect(other.map(({ access, what }) => `${access};${what}`)).toEqual([
      "CCDC;user",
      "CR;User-Force-Change-Password",
    ]);
    expect(groupRights).toEqual([{ access: "WP", what: "member", on: "group", reach: "below" }]);
    expect(deletedRights).toEqual([{ access: "LCRP", reach: "this" }]);
  });

  test("name the attributes that restoring takes", () => {
    for (const { what } of restoreRights) expect(text).toContain(`\`${what}\``);
  });
});
