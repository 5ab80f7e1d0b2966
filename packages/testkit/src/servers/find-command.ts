import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Where servers are installed and the PATH of a plain account often does not lead. */
const serverFolders = ["/usr/local/sbin", "/usr/sbin", "/sbin"];

/** Finds a command. Without folders, it looks where PATH says and then where servers are installed. */
export function findCommand(name: string, folders?: readonly string[]): string | undefined {
  const places = folders ?? [...(process.env.PATH ?? "").split(delimiter), ...serverFolders];
  return places.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
