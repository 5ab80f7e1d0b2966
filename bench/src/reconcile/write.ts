import { report } from "../child.ts";
import { writeWorld } from "./world.ts";

// Writes a world of so many people of whom 0.5 % differ.
const startedAt = performance.now();
const [, , folder, size] = process.argv as [string, string, string, string];
const people = Number(size);
const some = Math.round(people / 1000);
await writeWorld(folder, { people, joiners: some, leavers: some, changed: 3 * some });
report({ people }, startedAt);
