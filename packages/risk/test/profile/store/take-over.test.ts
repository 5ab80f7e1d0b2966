import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { fileProfileStore } from "../../../src/profile/store/file-profile-store.ts";
import { testFolder } from "./folder.ts";

const people = Array.from({ length: 200 }, (_, person) => `person-${person}`);
const place = new URL("../../../src/profile/store/file-profile-store.ts", import.meta.url).href;

/** Writes all people over and over, and says each version once it is durable. */
const writer = `
  const { fileProfileStore } = await import(process.argv[1]);
  const store = await fileProfileStore({ folder: process.argv[2] });
  const people = ${JSON.stringify(people)};
  for (let version = Number(process.argv[3]); ; version++) {
    const bytes = new Uint8Array(300).fill(version % 251);
    await store.write(people.map((subject) => ({ subject, expected: version, bytes })));
    process.stdout.write(version + 1 + "\\n");
  }`;

test("a process that is killed amid a write is taken over, and loses that write at most", async () => {
  const folder = await testFolder();
  let version = 0;
  for (const pause of [0, 1, 3]) {
    const said = await killedWriter(folder, version, pause);
    await using store = await fileProfileStore({ folder });
    const found = await Array.fromAsync(store.scan());
    expect(found).toHaveLength(people.length);
    for (const profile of found) {
      // What the process said last may have been overtaken by the write that it was making, and by one whose word did
      // not get out.
      expect(profile.version).toBeGreaterThanOrEqual(said);
      expect(profile.bytes).toEqual(new Uint8Array(300).fill((profile.version - 1) % 251));
    }
    version = Math.max(...found.map((profile) => profile.version));
    // A write that was cut off may have left its first profiles: all are brought to one version for the next round.
    await store.write(
      found
        .filter((profile) => profile.version < version)
        .map(({ subject, version: expected }) => ({
          subject,
          expected,
          bytes: new Uint8Array(300).fill(expected % 251),
        })),
    );
  }
  expect(version).toBeGreaterThanOrEqual(30);
});

/**
 * Lets a process write until it has said ten versions, kills it some milliseconds later, and gives the last version
 * that it said.
 */
async function killedWriter(folder: string, from: number, pause: number): Promise<number> {
  const child = spawn(
    process.execPath,
    [
      "--conditions=@rollcall/source",
      "--disable-warning=ExperimentalWarning",
      "--input-type=module",
      "-e",
      writer,
      place,
      folder,
      String(from),
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  let said = 0;
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (line) => {
    said = Number(line);
    if (said === from + 10) setTimeout(() => child.kill("SIGKILL"), pause);
  });
  await Promise.all([once(child, "exit"), once(lines, "close")]);
  return said;
}
