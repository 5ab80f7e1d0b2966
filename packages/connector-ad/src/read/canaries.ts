import type { DirectoryContext } from "../context.ts";
import { dnKey } from "../dn-key.ts";
import { searchOnce } from "../search-once.ts";
import type { WireFilter } from "../wire.ts";
import { filterOf, isInScope } from "./scope.ts";

/** Looks out for objects that must be seen. */
export interface CanaryWatch {
  see(dn: string): void;
  /** Says which were missed: those of the kinds that are read must have come, others must be there. */
  missed(signal?: AbortSignal): Promise<readonly string[]>;
}

/** Starts to look out for the canaries of the options. */
export function watchCanaries(context: DirectoryContext): CanaryWatch {
  const awaited = new Map(context.settings.canaries.map((dn, at) => [dnKey(dn), { dn, at }]));
  return {
    see(dn) {
      if (awaited.size > 0) awaited.delete(dnKey(dn));
    },
    async missed(signal) {
      const reasons: string[] = [];
      for (const { dn, at } of awaited.values()) {
        if (await isSeen(context, dn, signal)) continue;
        reasons.push(`canaries[${at}] was not seen`);
      }
      return reasons;
    },
  };
}

async function isSeen(
  context: DirectoryContext,
  dn: string,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const there = await matches(context, { dn, filter: { present: "objectClass" } }, signal);
  if (!there) return false;
  for (const kind of context.settings.kinds) {
    if (!isInScope(context, kind, dn)) continue;
    if (await matches(context, { dn, filter: filterOf(context, kind) }, signal)) return false;
  }
  return true;
}

async function matches(
  { wire }: DirectoryContext,
  { dn, filter }: { readonly dn: string; readonly filter: WireFilter },
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const search = { base: dn, scope: "base", filter, attributes: ["1.1"] } as const;
  const { entries, result } = await searchOnce(wire, search, { signal });
  return result.code === 0 && entries.length > 0;
}
