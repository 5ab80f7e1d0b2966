import type { DirectoryContext } from "../../src/context.ts";
import { openContext } from "../../src/open-context.ts";
import type { DirectorySettings } from "../../src/settings.ts";
import type { Wire } from "../../src/wire.ts";

/** What the parts of a session work with, over a wire that is open. */
export async function contextOver(
  wire: Wire,
  baseDN: string,
  settings: Partial<DirectorySettings> = {},
): Promise<DirectoryContext> {
  return await openContext(wire, settingsFor(baseDN, settings));
}

/** Settings as the options give them when little is said. Random bytes are counted, so that runs are alike. */
export function settingsFor(
  baseDN: string,
  more: Partial<DirectorySettings> = {},
): DirectorySettings {
  let next = 0;
  return {
    name: "directory",
    baseDN,
    bases: [baseDN],
    kinds: ["account"],
    attributes: {},
    canaries: [],
    breakGlass: [],
    pageSize: 1000,
    callTimeout: 30_000,
    now: () => "2026-11-21T07:00:00.000Z",
    randomBytes(count) {
      next += 1;
      return Uint8Array.from({ length: count }, (_, at) => (next * 37 + at) % 250);
    },
    ...more,
  };
}
