import { type LineFile, openLineFile } from "../../file/line-file.ts";
import type { Controller } from "../controller/controller.ts";
import { loadTree, transactionLine, treeLines } from "./tree-lines.ts";

/** The file that a controller's tree is kept in. */
export type TreeFile = Pick<LineFile, "durable" | "close">;

/**
 * Opens the file of a tree and fills the controller from it, or makes it with what `fill` puts into the controller;
 * every change is kept in it from then on.
 */
export async function openTree(
  path: string,
  controller: Controller,
  fill: () => void,
): Promise<TreeFile> {
  const { tree } = controller;
  let length = 0;
  const file = await openLineFile(path, {
    first: () => {
      fill();
      return treeLines(tree, controller.invocationId);
    },
    load: (lines) => {
      controller.invocationId = loadTree(tree, lines, path);
      length = lines.length;
    },
    shorter: () =>
      length < 10_000 + 4 * (tree.entries.size + tree.links.forward.size)
        ? undefined
        : treeLines(tree, controller.invocationId),
  });
  controller.outlets.add((transaction) => file.append(transactionLine(transaction)));
  return file;
}
