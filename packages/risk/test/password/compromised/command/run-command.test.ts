import { readdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCommand } from "../../../../src/password/compromised/command/run-command.ts";
import { setFileName } from "../../../../src/password/compromised/file/set-file.ts";
import { openCompromisedSet } from "../../../../src/password/compromised/open-compromised-set.ts";
import { listOf, piecesOf, sha1Of, temporaryFolder } from "../made-up-list.ts";

const passwords = Array.from({ length: 1500 }, (_, at) => `made-up ${at}`);
const list = listOf(passwords);

interface Ran {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

interface RunOptions {
  readonly input?: string;
  readonly isTerminal?: boolean;
  readonly signal?: AbortSignal;
}

/** Runs the command; by its clock ten seconds pass between two looks. */
async function run(
  typed: readonly string[],
  { input = "", isTerminal = false, signal }: RunOptions = {},
): Promise<Ran> {
  let [output, errors, time] = ["", "", 0];
  const code = await runCommand(typed, {
    output: { isTerminal, write: (text) => (output += text) },
    errors: { isTerminal, write: (text) => (errors += text) },
    input: piecesOf(input),
    now: () => (time += 10_000),
    signal,
  });
  return { code, output, errors };
}

async function withList(text: string): Promise<{ list: string; folder: string } & AsyncDisposable> {
  const folder = await temporaryFolder();
  const path = join(folder.path, "list.txt");
  await writeFile(path, text);
  await utimes(path, 0, Date.parse("2026-11-18T09:00:00Z") / 1000);
  return {
    list: path,
    folder: join(folder.path, "set"),
    [Symbol.asyncDispose]: folder[Symbol.asyncDispose],
  };
}

describe("rollcall-compromised-set", () => {
  it("builds a set and checks it, and tells which list it is of", async () => {
    await using place = await withList(list);
    const built = await run(["build", place.list, place.folder]);
    expect(built).toMatchObject({ code: 0 });
    expect(built.output).toContain("1,500 passwords from 1,500 lines of the list of 18 Nov 2026.");
    const checked = await run(["check", place.folder]);
    expect(checked.code).toBe(0);
    await using set = await openCompromisedSet(place.folder);
    expect(set.listedOn).toBe("2026-11-18");
    expect(checked.output).toContain(set.version);
    expect(built.output).toContain(set.version);
  });

  it("reads the standard input, and then wants the day of the list", async () => {
    await using place = await withList("");
    const typed = ["build", "-", place.folder];
    expect(await run(typed, { input: list })).toMatchObject({ code: 2 });
    expect(
      await run([...typed, "--date", "2026-11-20", "--least-count=1400"], { input: list }),
    ).toMatchObject({
      code: 0,
      output: expect.stringMatching(/101 passwords from 1,500 lines of the list of 20 Nov 2026/),
    });
    await using set = await openCompromisedSet(place.folder);
    expect(set).toMatchObject({ size: 101, leastCount: 1400, listedOn: "2026-11-20" });
    expect(await set.has(sha1Of("made-up 1499"))).toBe(true);
  });

  it("tells the first bad lines by number and rule, and only counts the others", async () => {
    await using place = await withList(`${list}${"Winter2018\n".repeat(30)}`);
    const { code, output, errors } = await run([
      "build",
      place.list,
      place.folder,
      "--bad-lines=5%",
    ]);
    expect(code).toBe(0);
    expect(errors).toContain("Line 1,501 is left out: a hash has hexadecimal digits only.");
    expect(errors).not.toContain("1,521");
    expect(errors).not.toContain("Winter");
    expect(output).toContain("Bad lines: 30.");
  });

  it("ends with 1 and says what to do when the list cannot be used, and leaves no set", async () => {
    await using place = await withList(`${"A".repeat(32)}:5\n`.repeat(5));
    const { code, errors } = await run(["build", place.list, place.folder]);
    expect(code).toBe(1);
    expect(errors).toContain("is not a list of SHA-1 hashes");
    expect(errors).toContain("NTLM");
    expect(await readdir(place.folder)).toEqual([]);
  });

  it("ends with 1 when there is no list, or no whole set to check", async () => {
    await using place = await withList(list);
    const missing = await run(["build", `${place.list}.gz`, place.folder]);
    expect(missing).toMatchObject({ code: 1, errors: expect.stringContaining("ENOENT") });
    expect(await run(["build", place.folder, place.folder])).toMatchObject({ code: 1 });
    await run(["build", place.list, place.folder]);
    await writeFile(join(place.folder, setFileName), "not a set at all");
    const damaged = await run(["check", place.folder]);
    expect(damaged).toMatchObject({ code: 1, output: "" });
    expect(damaged.errors).toContain("is not a set of compromised passwords");
    expect(damaged.errors).toContain("Build the set again");
  });

  it("ends with 130 when it is stopped, and leaves the set that was there", async () => {
    await using place = await withList(list);
    await run(["build", place.list, place.folder]);
    const stopped = await run(["build", place.list, place.folder, "--seed", "8"], {
      signal: AbortSignal.abort(),
    });
    expect(stopped).toMatchObject({ code: 130, errors: expect.stringContaining("Stopped") });
    expect(await readdir(place.folder)).toEqual([setFileName]);
    expect((await run(["check", place.folder])).code).toBe(0);
  });

  it.each([
    [[], 'Begin with "build" or "check".'],
    [["bild", "a", "b"], 'Begin with "build" or "check".'],
    [["build"], "LIST is missing."],
    [["build", "a"], "FOLDER is missing."],
    [["build", "a", "b", "c"], '"c" is one argument too many.'],
    [["check"], "FOLDER is missing."],
    [["build", "a", "b", "--date", "20/11/2026"], "--date takes a day"],
    [["build", "a", "b", "--date", "2026-02-30"], "--date takes a day"],
    [["build", "a", "b", "--least-count", "0"], "--least-count takes a whole number from 1"],
    [["build", "a", "b", "--seed", "4294967296"], "--seed takes a whole number from 0"],
    [["build", "a", "b", "--bad-lines", "5"], "--bad-lines takes a share"],
    [["build", "a", "b", "--fast"], "There is no option --fast."],
  ])("ends with 2 and says what is wrong with %j", async (typed, said) => {
    const { code, output, errors } = await run(typed);
    expect([code, output]).toEqual([2, ""]);
    expect(errors).toContain(said);
    expect(errors).toContain("--help explains all");
  });

  it("explains every option and every exit code", async () => {
    const { code, output } = await run(["build", "--help"]);
    expect(code).toBe(0);
    for (const word of ["--date", "--least-count", "--bad-lines", "--seed", "--quiet", "130"]) {
      expect(output).toContain(word);
    }
  });
});

describe("progress", () => {
  it("is one line that is written over on a terminal, and is gone in the end", async () => {
    await using place = await withList(list);
    const { errors } = await run(["build", place.list, place.folder], { isTerminal: true });
    expect(errors).toContain("100.0 %  1,500 lines");
    expect(errors).toMatch(/Building {2}50\.0 % {2}128 of 256 parts {2}\d+(\.\d)? (s|min|h) left/);
    expect(errors.endsWith("\r\u001b[2K")).toBe(true);
    expect(errors).not.toContain("\n");
  });

  it("is a line every half a minute elsewhere, and nothing when nothing is wanted", async () => {
    await using place = await withList(list);
    const typed = ["build", place.list, place.folder];
    const lines = (await run(typed)).errors.split("\n");
    // Of 256 steps and ten seconds each, every third.
    expect(lines.length).toBeGreaterThan(80);
    expect(lines.length).toBeLessThan(95);
    expect(lines.join("")).not.toContain("\u001b");
    expect(await run([...typed, "--quiet"])).toEqual({ code: 0, output: "", errors: "" });
  });
});
