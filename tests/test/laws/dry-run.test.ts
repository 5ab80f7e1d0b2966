import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileStore, type Store } from "@rollcall/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { live, planFor } from "../stage/run.ts";
import { patience, runs } from "../stage/runs.ts";
import { type Stage, stageOf } from "../stage/stage.ts";
import { happen, later, stretches } from "../stage/steps.ts";
import { worlds } from "../stage/worlds.ts";

/** What a folder holds, by name. The lock tells of the process alone. */
async function bytes(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(folder)).filter((name) => name !== "lock");
  const read = names.map(async (name) => [name, await readFile(join(folder, name), "base64")]);
  return Object.fromEntries(await Promise.all(read));
}

function writesOf(stage: Stage): number {
  return stage.targets.reduce((sum, { directory }) => sum + directory.writes, 0);
}

async function inFolder(work: (store: Store, folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "rollcall-law-"));
  try {
    await using store = await fileStore({ folder });
    await work(store, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test("a plan is made without one write to a target and without one byte in the store", {
  timeout: patience,
}, async () => {
  await fc.assert(
    fc.asyncProperty(worlds(), stretches(), async (world, script) => {
      await inFolder(async (store, folder) => {
        const stage = { ...(await stageOf(world)), store };
        let { asOf } = world;
        await live(stage, { asOf });
        for (const { steps, days } of script) {
          for (const step of steps) happen(stage, step);
          asOf = later(asOf, days);
        }
        const [written, kept] = [writesOf(stage), await bytes(folder)];
        for (const mode of ["full", "changes", "auto"] as const) {
          await planFor(stage, { asOf, mode });
        }
        expect(writesOf(stage)).toBe(written);
        expect(await bytes(folder)).toEqual(kept);
      });
    }),
    runs(25),
  );
});
