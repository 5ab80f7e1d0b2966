import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { setFileName } from "../../../../src/password/compromised/file/set-file.ts";
import { openCompromisedSet } from "../../../../src/password/compromised/open-compromised-set.ts";
import { buildFrom, listOf, temporaryFolder } from "../made-up-list.ts";

const main = fileURLToPath(
  new URL("../../../../src/password/compromised/command/main.ts", import.meta.url),
);
const list = listOf(Array.from({ length: 5000 }, (_, at) => `made-up ${at}`));

function start(folder: string): ChildProcessWithoutNullStreams {
  const typed = ["build", "-", folder, "--date", "2026-11-20"];
  return spawn(process.execPath, ["--conditions=@rollcall/source", main, ...typed]);
}

/** Waits until a build has begun in a folder. */
async function begun(folder: string): Promise<readonly string[]> {
  for (;;) {
    const names = await readdir(folder);
    if (names.some((name) => name.startsWith("building-"))) return names;
    await pause(10);
  }
}

describe("the command as a process", () => {
  it("builds from the standard input, and ends with 0", async () => {
    await using folder = await temporaryFolder();
    const running = start(folder.path);
    running.stdin.end(list);
    const [output, [code]] = await Promise.all([
      running.stdout.setEncoding("utf8").toArray(),
      once(running, "close"),
    ]);
    expect(code).toBe(0);
    expect(output.join("")).toContain("5,000 passwords from 5,000 lines");
    await using set = await openCompromisedSet(folder.path);
    expect(set.size).toBe(5000);
  });

  it("leaves the set that was there when it is killed in the middle, and clears up at the next build", async () => {
    await using folder = await temporaryFolder();
    const { version } = await buildFrom(list, { folder: folder.path });
    const running = start(folder.path);
    running.stdin.write(list.slice(0, 2000));
    expect(await begun(folder.path)).toHaveLength(2);
    running.kill("SIGKILL");
    await once(running, "close");
    await using set = await openCompromisedSet(folder.path, { keep: "memory" });
    expect(set.version).toBe(version);
    expect(await readdir(folder.path)).toHaveLength(2);
    await buildFrom(list, { folder: folder.path });
    expect(await readdir(folder.path)).toEqual([setFileName]);
  });

  it("stops at Ctrl-C, even while it waits for input, and leaves nothing", async () => {
    await using folder = await temporaryFolder();
    const running = start(folder.path);
    running.stdin.write(list.slice(0, 2000));
    await begun(folder.path);
    running.kill("SIGINT");
    const [code] = await once(running, "close");
    expect(code).toBe(130);
    expect(await readdir(folder.path)).toEqual([]);
  });
});
