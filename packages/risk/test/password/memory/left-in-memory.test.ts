import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { mask } from "./own-memory.ts";

const script = fileURLToPath(new URL("judge-passwords.ts", import.meta.url));
const password = "Zq7vXk-glimmerfork-Otto";
const masked = (bytes: Uint8Array): readonly number[] => [...bytes].map((byte) => byte ^ mask);

/** How often a password, and its SHA-1, are in the memory of a process that did something with it fifty times. */
async function leftBy(what: string, text = password): Promise<readonly number[]> {
  const hash = createHash("sha1").update(text).digest();
  const given = JSON.stringify({ password: masked(Buffer.from(text)), hash: masked(hash) });
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...["--conditions=@rollcall/source", script, what, given],
  ]);
  return JSON.parse(stdout);
}

// Other systems show a process no file of its own memory.
describe.skipIf(process.platform !== "linux")("the memory of a process", () => {
  test("has a password that somebody kept", async () => {
    expect((await leftBy("kept as it is"))[0]).toBeGreaterThan(0);
  });

  test.each(["judged by verdict", "made canonical", "held as a secret"])(
    "has nothing of a password that was %s",
    async (what) => {
      expect(await leftBy(what)).toEqual([0, 0]);
    },
  );

  test("has nothing of a suggestion that was wiped", async () => {
    expect(await leftBy("suggested", "abacus-abacus-abacus")).toEqual([0, 0]);
  });
});
