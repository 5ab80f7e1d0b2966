import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";

/** Puts `lines` in the place of a file: whoever looks finds the old content or the new, whatever happens meanwhile. */
export async function replaceFile(path: string, lines: Iterable<string>): Promise<void> {
  const draft = `${path}.new`;
  const file = await open(draft, "w");
  try {
    await file.writeFile(joined(lines));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  const folder = await open(dirname(path), "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

// In parts of a thousand lines: a write for each line would cost more than the disk does.
function* joined(lines: Iterable<string>): Iterable<string> {
  let part: string[] = [];
  for (const line of lines) {
    part.push(`${line}\n`);
    if (part.length < 1000) continue;
    yield part.join("");
    part = [];
  }
  yield part.join("");
}
