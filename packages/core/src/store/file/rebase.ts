import { join } from "node:path";
import type { KeyedText } from "../keyed-text.ts";
import { type Base, openBase } from "./base.ts";
import { baseTexts } from "./base-frame.ts";
import { entryText } from "./entry.ts";
import { createLog, type Log, openLog } from "./log.ts";
import { allEntries } from "./merge.ts";
import { newFile } from "./new-file.ts";

/** What a new base is made of. */
export interface RebaseInput {
  readonly base: Base;
  readonly changes: KeyedText;
  /** Called once the new base may be in place of the old one. */
  readonly replaced: () => void;
}

/**
 * Writes a base and the changes since into a new base, puts it in the place of the old one, and begins a new log.
 * A crash leaves the old pair, or the new base beside the old log, which `openFiles` knows to be spent.
 */
export async function rebase(
  folder: string,
  { base, changes, replaced }: RebaseInput,
): Promise<{ readonly base: Base; readonly log: Log }> {
  const paths = { base: join(folder, "base"), log: join(folder, "log") };
  const { id, generation } = base.header;
  const header = { id, generation: generation + 1 };
  const texts = baseTexts({ spec: "rollcall/store-base@1", ...header }, entryTexts(base, changes));
  await newFile(paths.base, texts, replaced);
  const next = await openBase(paths.base);
  try {
    await createLog(paths.log, { spec: "rollcall/store-log@1", ...header });
    return { base: next, log: await openLog(paths.log, () => {}) };
  } catch (error) {
    await next.close();
    throw error;
  }
}

async function* entryTexts(base: Base, changes: KeyedText): AsyncGenerator<readonly string[]> {
  for await (const entries of allEntries({ base, changes })) yield entries.map(entryText);
}
