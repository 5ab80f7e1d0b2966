import { mkdir, readdir, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { join, resolve } from "node:path";
import { ConnectorError } from "@rollcall/core";

const prefix = "building-";

/** A folder in which a build makes its files. */
export interface WorkingFolder {
  readonly path: string;
  /** Takes it away with all that is in it. */
  remove(): Promise<void>;
}

const ofThisProcess = new Set<string>();

/**
 * Makes an empty folder for a build inside the folder of a set, and takes away those that crashed builds on this
 * machine have left. Throws ConnectorError `locked` while this process is building there already.
 */
export async function workingFolder(folder: string): Promise<WorkingFolder> {
  const path = join(resolve(folder), `${prefix}${hostname()}-${process.pid}`);
  if (ofThisProcess.has(path)) throw isBuilding(folder);
  ofThisProcess.add(path);
  try {
    await mkdir(folder, { recursive: true });
    for (const name of await readdir(folder)) {
      if (isLeftOver(name)) await rm(join(folder, name), { recursive: true, force: true });
    }
    await mkdir(path);
  } catch (error) {
    ofThisProcess.delete(path);
    throw error;
  }
  return {
    path,
    async remove() {
      await rm(path, { recursive: true, force: true });
      ofThisProcess.delete(path);
    },
  };
}

function isLeftOver(name: string): boolean {
  const mine = `${prefix}${hostname()}-`;
  if (!name.startsWith(mine)) return false;
  const pid = Number(name.slice(mine.length));
  // A process that has this number now did not have it when the folder was made.
  return pid === process.pid || !isRunning(pid);
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid < 1) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Any other error, such as EPERM, comes from a process that is there.
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

function isBuilding(file: string): ConnectorError {
  return new ConnectorError({
    code: "locked",
    scope: "system",
    message: `a set is being built in ${file}`,
    advice: "Wait until that build has come to its end.",
    where: { file },
  });
}
