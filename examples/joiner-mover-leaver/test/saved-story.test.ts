import { access, mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ConnectorError, fileStore } from "@rollcall/core";
import { expect, test } from "vitest";
import { UsageError } from "../src/options.ts";
import { placesIn } from "../src/places.ts";
import { clearAway, openStory, saveStory } from "../src/story.ts";
import { newFolder } from "./run-example.ts";

const anything = { people: undefined, seed: undefined };

async function there(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

test("a folder goes on with the trust that it holds", async () => {
  await using folder = await newFolder();
  const places = placesIn(folder.path);
  const story = await openStory(places, { people: 40, seed: 3 });
  await saveStory(places, { ...story, nextDay: 5 });
  expect(await openStory(places, anything)).toEqual({ ...story, nextDay: 5 });
  expect(await openStory(places, { people: 40, seed: undefined })).toMatchObject({ nextDay: 5 });
});

test("a folder that holds another trust is refused, with what to do", async () => {
  await using folder = await newFolder();
  const places = placesIn(folder.path);
  await openStory(places, { people: 40, seed: 3 });
  const refused = openStory(places, { people: 41, seed: undefined });
  await expect(refused).rejects.toThrow(UsageError);
  await expect(refused).rejects.toThrow(/--people 40.*--reset/);
});

test("a folder whose trusts have NHSmail is not gone on with without it", async () => {
  await using folder = await newFolder();
  const places = placesIn(folder.path);
  await openStory(places, { ...anything, nhsmail: true });
  const refused = openStory(places, { ...anything, nhsmail: false });
  await expect(refused).rejects.toThrow(UsageError);
  await expect(refused).rejects.toThrow("NHSmail");
});

test("a folder that was begun without NHSmail goes on without it", async () => {
  await using folder = await newFolder();
  const places = placesIn(folder.path);
  await openStory(places, { ...anything, nhsmail: false });
  expect((await openStory(places, { ...anything, nhsmail: true })).nhsmail).toBe(false);
});

test("clearing away takes what both trusts and NHSmail have left", async () => {
  await using folder = await newFolder();
  const places = placesIn(folder.path);
  await openStory(places, anything);
  await mkdir(places.neighbour.days, { recursive: true });
  await writeFile(places.nhsmail, "");
  await writeFile(join(folder.path, "neighbour", "mine.txt"), "");
  await clearAway(places, { reset: true });
  expect(await there(places.neighbour.days)).toBe(false);
  expect(await readdir(folder.path)).toEqual(["neighbour"]);
  expect(await readdir(join(folder.path, "neighbour"))).toEqual(["mine.txt"]);
});

test("clearing away leaves alone what is not its own", async () => {
  await using folder = await newFolder();
  const places = placesIn(folder.path);
  await openStory(places, anything);
  await mkdir(places.days);
  await writeFile(places.directory, "");
  await writeFile(join(folder.path, "mine.txt"), "");
  await clearAway(places, { reset: true });
  expect(await readdir(folder.path)).toEqual(["mine.txt"]);
});

test("clearing away that was cut off is finished by the next run", async () => {
  await using folder = await newFolder();
  const places = placesIn(folder.path);
  const story = await openStory(places, anything);
  await mkdir(places.days);
  await saveStory(places, { ...story, forgotten: true });
  await clearAway(places, { reset: false });
  expect(await readdir(folder.path)).toEqual([]);
});

test("nothing is cleared away without being asked, in use, or in a folder of something else", async () => {
  await using folder = await newFolder();
  const places = placesIn(folder.path);
  await mkdir(places.days);
  await clearAway(places, { reset: true });
  await openStory(places, anything);
  await clearAway(places, { reset: false });
  await using _ = await fileStore({ folder: places.state });
  const error = await clearAway(places, { reset: true }).catch((thrown: unknown) => thrown);
  expect(ConnectorError.is(error) && error.code).toBe("locked");
  expect((await readdir(folder.path)).sort()).toEqual(["days", "state", "story.json"]);
});
