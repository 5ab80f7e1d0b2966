import { access } from "node:fs/promises";
import { fileStore } from "@rollcall/core";
import { describe, expect, test } from "vitest";
import { dayAt } from "../src/day.ts";
import { embeddedDirectory } from "../src/directory.ts";
import { dayPlaces, placesIn } from "../src/places.ts";
import { madeUpRegion } from "../src/region.ts";
import { runDay } from "../src/run-day.ts";
import type { Terminal } from "../src/terminal.ts";
import { trustFiles } from "../src/trust.ts";
import { exampleTrust } from "../src/trust-facts.ts";
import { accountsIn, newFolder, recordIn } from "./run-example.ts";

const day = dayAt(0);

interface Person extends Terminal {
  readonly asked: string[];
  readonly lines: string[];
}

/** A terminal with somebody at it who always gives the same answer. */
function personWho(answer: string): Person {
  const asked: string[] = [];
  const lines: string[] = [];
  return {
    asked,
    lines,
    asks: true,
    rewrites: false,
    colour: false,
    columns: 100,
    line: (text = "") => lines.push(text),
    passing: () => undefined,
    styled: (_, text) => text,
    ask: async (question) => {
      asked.push(question);
      return answer;
    },
  };
}

async function runWith(folder: string, terminal: Terminal, yes = false) {
  const places = placesIn(folder);
  const region = madeUpRegion({ people: 40, seed: 7, neighbour: false });
  const trust = trustFiles(places.extracts, exampleTrust, (on) => region.reach(on).example);
  await using store = await fileStore({ folder: places.state });
  const now = () => Date.parse(day.approvedAt);
  await using directory = await embeddedDirectory({ file: places.directory, now });
  const signal = new AbortController().signal;
  const run = { places, terminal, options: { yes }, trust, directory, store, signal };
  return await runDay(day, run);
}

describe("a plan at a terminal", () => {
  test.each(["n", "", "no", "yesterday"])("is not applied after “%s”", async (answer) => {
    await using folder = await newFolder();
    const person = personWho(answer);
    expect(await runWith(folder.path, person)).toBe("declined");
    expect(person.asked).toHaveLength(1);
    expect(await accountsIn(folder.path)).toEqual([]);
    const papers = dayPlaces(placesIn(folder.path), day.date);
    await expect(access(papers.approval)).rejects.toThrow("ENOENT");
    await expect(access(papers.receipts)).rejects.toThrow("ENOENT");
  });

  test("is asked for again after a no, and applied after a yes", async () => {
    await using folder = await newFolder();
    await runWith(folder.path, personWho("n"));
    const person = personWho("Y");
    expect(await runWith(folder.path, person)).toBe("done");
    expect(person.asked).toEqual(["Approve this plan, and apply it? [y/N] "]);
    expect((await accountsIn(folder.path)).length).toBeGreaterThan(0);
    const { approval } = await recordIn(folder.path, day.date);
    expect(approval.at).toBe(day.approvedAt);
    expect(approval.by).not.toContain("the example");
  });

  test("is not asked for again once its day is over, as when a run ends between two trusts", async () => {
    await using folder = await newFolder();
    await runWith(folder.path, personWho("y"));
    const before = await recordIn(folder.path, day.date);
    const person = personWho("n");
    expect(await runWith(folder.path, person)).toBe("done");
    expect(person).toMatchObject({ asked: [], lines: [] });
    expect(await recordIn(folder.path, day.date)).toEqual(before);
  });

  test("is not asked for with --yes, which is said", async () => {
    await using folder = await newFolder();
    const person = personWho("n");
    expect(await runWith(folder.path, person, true)).toBe("done");
    expect(person.asked).toEqual([]);
    expect(person.lines.join("\n")).toContain("because of --yes");
    expect((await recordIn(folder.path, day.date)).approval.by).toBe("the example (--yes)");
  });
});
