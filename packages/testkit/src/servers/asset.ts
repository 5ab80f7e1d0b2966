import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Finds a file of this package that is not TypeScript, by its path below `src/servers`, from source and when built. */
export function assetPath(name: string): string {
  const manifest = createRequire(import.meta.url).resolve("@rollcall/testkit/package.json");
  return join(dirname(manifest), "src", "servers", name);
}
