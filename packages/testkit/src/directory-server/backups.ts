import { ConnectorError } from "@rollcall/core";
import type { Controller } from "./controller/controller.ts";
import type { TreeFile } from "./file/open-tree.ts";
import { loadTree, treeLines } from "./file/tree-lines.ts";
import { noteInvocation } from "./host/servers.ts";
import { guidFrom } from "./names/guid-from.ts";
import type { DirectoryServer } from "./server.ts";

/** Makes what takes backups of a controller's tree and puts them back. */
export function backups(
  controller: Controller,
  kept: TreeFile | undefined,
): Pick<DirectoryServer, "backup" | "restore"> {
  return {
    backup: () => treeLines(controller.tree, controller.invocationId),
    restore: (backup, { keepInvocationId = false } = {}) => {
      if (kept) throw notInFile();
      loadTree(controller.tree, backup, "backup");
      if (!keepInvocationId) renew(controller);
    },
  };
}

function notInFile(): ConnectorError {
  return new ConnectorError({
    code: "unsupported",
    message: "a directory in a file is restored by putting back the file",
    scope: "system",
    advice: "Stop the server, put the file back, and start it.",
  });
}

// A database that was put back is another one: its counts do not go on from the old one's.
function renew(controller: Controller): void {
  controller.invocationId = guidFrom(`${controller.invocationId}:restored`);
  noteInvocation(controller);
}
