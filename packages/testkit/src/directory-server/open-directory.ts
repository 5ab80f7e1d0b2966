import type { Controller } from "./controller/controller.ts";
import { makeController } from "./controller/make-controller.ts";
import { addServer, noteInvocation } from "./host/servers.ts";
import { type Opening, openController } from "./open-controller.ts";
import { copyTree } from "./replication/copy.ts";
import { join } from "./replication/join.ts";
import type { Forest } from "./replication/partner.ts";
import type { AnotherControllerOptions, DirectoryServer } from "./server.ts";

/** Lets the first controller of a directory answer, and others with it when they are asked for. */
export function openDirectory(
  first: Controller,
  opening: Pick<Opening, "settings" | "options" | "kept" | "faults">,
): Promise<DirectoryServer> {
  const forest: Forest = { partners: [], order: 0 };
  const others = new Set<DirectoryServer>();
  const stopOthers = async (): Promise<void> => {
    for (const other of others) await other.stop();
  };
  const addController = async (asked: AnotherControllerOptions = {}): Promise<DirectoryServer> => {
    const number = forest.partners.length + 1;
    const controller = makeController(opening.settings, asked.name ?? `DC${number}`);
    addServer(first, controller.name);
    copyTree(first.tree, controller.tree);
    controller.tree.rids = { last: number * 500_000, most: number * 500_000 + 499_999 };
    const partner = join(forest, controller, asked.lag ?? {});
    noteInvocation(controller);
    const server = await openController({
      settings: opening.settings,
      partner,
      faults: asked.faults ?? [],
      options: {},
      addController,
      beforeStop: async () => {
        others.delete(server);
        forest.partners.splice(forest.partners.indexOf(partner), 1);
      },
    });
    others.add(server);
    return server;
  };
  const partner = join(forest, first, {});
  return openController({ ...opening, partner, addController, beforeStop: stopOthers });
}
