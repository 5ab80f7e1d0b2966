import { constants, type FileHandle, mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import { appendLog } from "../../file/append-log.ts";
import { readWholeLines } from "../../file/lines.ts";
import { replaceFile } from "../../file/replace-file.ts";
import type { Controller } from "../controller/controller.ts";
import { loadTree, transactionLine, treeLines } from "./tree-lines.ts";

// To read it, and to write at its end wherever that is.
const atEnd = constants.O_RDWR | constants.O_APPEND;

/** The file that a controller's tree is kept in. */
export interface TreeFile {
  /** Resolves when every change so far is on the disk. */
  durable(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the file of a tree and fills the controller from it, or makes it with what `fill` puts into the controller;
 * every change is kept in it from then on. A last line that was being written when the process died is cut off.
 */
export async function openTree(
  path: string,
  controller: Controller,
  fill: () => void,
): Promise<TreeFile> {
  const file = (await found(path, controller)) ?? (await made(path, controller, fill));
  const log = appendLog(file);
  controller.outlets.add((transaction) => log.append(transactionLine(transaction)));
  return {
    durable: () => log.durable(),
    close: async () => {
      await log.durable();
      await file.close();
    },
  };
}

async function opened(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, atEnd);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
}

async function found(path: string, controller: Controller): Promise<FileHandle | undefined> {
  const file = await opened(path);
  if (!file) return;
  try {
    const { lines, end } = await readWholeLines(file);
    controller.invocationId = loadTree(controller.tree, lines, path);
    await file.truncate(end);
    const { entries, links } = controller.tree;
    // A file that is many times longer than what it says is written anew.
    if (lines.length < 10_000 + 4 * (entries.size + links.forward.size)) return file;
    const whole = await written(path, controller);
    await file.close();
    return whole;
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function made(path: string, controller: Controller, fill: () => void): Promise<FileHandle> {
  fill();
  await mkdir(dirname(path), { recursive: true });
  return written(path, controller);
}

async function written(path: string, { tree, invocationId }: Controller): Promise<FileHandle> {
  await replaceFile(path, treeLines(tree, invocationId));
  return open(path, atEnd);
}
