import type { ReadCache } from "./read-cache.ts";

/**
 * Makes a read cache that lives as long as the process: for a service that reconciles again and again.
 *
 * @example
 * ```ts
 * import { memoryReadCache, type Plan, type ReconcileOptions, reconcile } from "@rollcall/core";
 *
 * const readCache = memoryReadCache();
 *
 * export async function nightly(systems: ReconcileOptions): Promise<Plan> {
 *   return await reconcile({ ...systems, readCache });
 * }
 * ```
 */
export function memoryReadCache(): ReadCache {
  const parts = new Map<string, { readonly key: string; readonly blocks: readonly Uint8Array[] }>();
  return {
    read(part, key) {
      const kept = parts.get(part);
      return kept?.key === key ? kept.blocks : [];
    },
    write(part, key) {
      let blocks: Uint8Array[] | undefined = [];
      return {
        add: (block) => void blocks?.push(new Uint8Array(block)),
        keep() {
          if (blocks) parts.set(part, { key, blocks });
          blocks = undefined;
        },
        drop() {
          blocks = undefined;
        },
      };
    },
  };
}
