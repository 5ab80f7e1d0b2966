import { join } from "node:path";
import { type KeyedText, keyedText } from "../keyed-text.ts";
import { type Base, openBase } from "./base.ts";
import { baseTexts } from "./base-frame.ts";
import { damagedStore } from "./damaged.ts";
import { nativeCode } from "./file-error.ts";
import { removeTemporary } from "./folder.ts";
import { createLog, type Log, openLog } from "./log.ts";
import { newFile } from "./new-file.ts";

/** The two files of a store, and what the log changes in the base. */
export interface OpenFiles {
  readonly base: Base;
  readonly log: Log;
  readonly changes: KeyedText;
}

/**
 * Opens the files of a store, makes those of a new one, and finishes what a crash cut short. A new store begins with
 * its log, and a new base is in place before its log is: so of the states in between, each can be told.
 */
export async function openFiles(folder: string, newId: () => string): Promise<OpenFiles> {
  await removeTemporary(folder);
  const paths = { base: join(folder, "base"), log: join(folder, "log") };
  const changes = keyedText();
  const base = await ifThere(openBase(paths.base));
  let log: Log | undefined;
  try {
    log = await ifThere(openLog(paths.log, (entries) => replay(changes, entries)));
    if (!base) {
      log ??= await newLog(paths.log, newId(), 1);
      return await begin(paths, log, changes);
    }
    if (!log) throw damagedStore({ file: paths.log, rule: "a base has its log beside it" });
    assertPair(paths.log, base, log);
    if (log.header.generation === base.header.generation) return { base, log, changes };
    await log.close();
    log = undefined;
    const { id, generation } = base.header;
    return { base, log: await newLog(paths.log, id, generation), changes: keyedText() };
  } catch (error) {
    await Promise.all([base?.close(), log?.close()]);
    throw error;
  }
}

function replay(changes: KeyedText, entries: Parameters<Parameters<typeof openLog>[1]>[0]): void {
  for (const { space, key, text } of entries)
    changes.set(space, key, text === "null" ? null : text);
}

async function newLog(path: string, id: string, generation: number): Promise<Log> {
  await createLog(path, { spec: "rollcall/store-log@1", id, generation });
  return await openLog(path, () => {});
}

async function begin(
  paths: { readonly base: string; readonly log: string },
  log: Log,
  changes: KeyedText,
): Promise<OpenFiles> {
  const { id, generation } = log.header;
  if (generation !== 1 || changes.spaces().length > 0) {
    throw damagedStore({ file: paths.base, rule: "a log with commits has its base beside it" });
  }
  const nothing = async function* (): AsyncGenerator<readonly string[]> {};
  await newFile(
    paths.base,
    baseTexts({ spec: "rollcall/store-base@1", id, generation }, nothing()),
  );
  return { base: await openBase(paths.base), log, changes };
}

function assertPair(path: string, base: Base, log: Log): void {
  const behind = base.header.generation - log.header.generation;
  if (base.header.id === log.header.id && (behind === 0 || behind === 1)) return;
  throw damagedStore({ file: path, rule: "log and base are of one store and one time" });
}

async function ifThere<T>(opening: Promise<T>): Promise<T | undefined> {
  try {
    return await opening;
  } catch (error) {
    if (nativeCode(error) === "ENOENT") return undefined;
    throw error;
  }
}
