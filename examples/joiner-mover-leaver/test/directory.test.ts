import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startDirectoryServer } from "@rollcall/testkit/directory-server";
import { afterEach, describe, expect, test, vi } from "vitest";
import { parseOptions, UsageError } from "../src/options.ts";
import { newFolder, runExample } from "./run-example.ts";

afterEach(() => vi.unstubAllEnvs());

const suffix = "DC=test,DC=example";
const unit = (name: string) => ({
  dn: `OU=${name},${suffix}`,
  attributes: { objectClass: ["top", "organizationalUnit"] },
});

describe("a directory that is there already", () => {
  test("is filled over the wire, and its other accounts stay as they are", async () => {
    await using folder = await newFolder();
    const server = await startDirectoryServer({
      suffix,
      entries: [unit("Staff"), unit("Leavers")],
    });
    try {
      const before = server.directory.entries().length;
      vi.stubEnv("ROLLCALL_DIRECTORY_PASSWORD", server.credentials.password);
      const ca = join(folder.path, "ca.pem");
      await writeFile(ca, server.ca);
      const place = ["--directory", server.url, "--base-dn", suffix, "--ca", ca];
      const typed = [...place, "--bind-name", server.credentials.name, "--people", "40"];
      const { code, out, err } = await runExample(folder.path, typed);
      expect({ code, err }).toEqual({ code: 0, err: "" });
      expect(out).toContain(`Its directory is ${suffix} at ${server.url}.`);
      expect(out.split("a second look finds nothing left to do")).toHaveLength(5);
      expect(out).not.toContain(server.credentials.password);
      expect(server.directory.entries().length).toBeGreaterThan(before + 30);
    } finally {
      await server.stop();
    }
  });

  test.each([
    [["--directory", "ldaps://dc1.example"], "--directory needs --base-dn."],
    [["--directory", "ldaps://dc1.example", "--base-dn", suffix], "needs --bind-name."],
  ])("is not begun with while something is missing: %j", (typed, words) => {
    expect(() => parseOptions(typed)).toThrow(UsageError);
    expect(() => parseOptions(typed)).toThrow(words);
  });

  test("needs a password, which is never typed", () => {
    vi.stubEnv("ROLLCALL_DIRECTORY_PASSWORD", undefined);
    const typed = ["--directory", "ldaps://dc1.example", "--base-dn", suffix, "--bind-name", "a"];
    expect(() => parseOptions(typed)).toThrow("needs ROLLCALL_DIRECTORY_PASSWORD to be set.");
  });
});
