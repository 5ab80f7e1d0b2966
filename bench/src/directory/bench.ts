import { serverAvailability } from "@rollcall/testkit/servers";
import { benchDirectoryChanges } from "./changes/bench.ts";
import { benchRead } from "./read/bench.ts";
import { benchWrites } from "./writes/bench.ts";

/** How large the directories are. */
export interface DirectorySizes {
  readonly samba: number;
  readonly openLdap: readonly number[];
}

/** Reads and writes real directories, where this machine has them. */
export async function benchDirectory(
  folder: string,
  sizes: DirectorySizes,
  rounds: number,
): Promise<string> {
  for (const server of Object.values(await serverAvailability())) {
    if (!server.available) return `Not measured: ${server.reason}. ${server.advice}`;
  }
  return [
    await benchRead(sizes, rounds),
    await benchDirectoryChanges(sizes.samba, rounds),
    await benchWrites(folder, rounds * 3),
  ].join("\n\n");
}
