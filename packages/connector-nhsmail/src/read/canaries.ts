import type { GraphUser } from "../account.ts";
import type { NhsmailContext } from "../context.ts";

/** Looks out for accounts that must be seen. */
export interface CanaryWatch {
  see(user: GraphUser): void;
  /** Says which were missed. */
  readonly missed: readonly string[];
}

/** Starts to look out for the canaries of the options. */
export function watchCanaries({ settings }: Pick<NhsmailContext, "settings">): CanaryWatch {
  const awaited = new Map(
    settings.canaries.map((key, at) => [key, `canaries[${at}] was not seen`]),
  );
  return {
    see({ id, userPrincipalName }) {
      if (awaited.size === 0) return;
      for (const key of [id, userPrincipalName]) awaited.delete(String(key).toLowerCase());
    },
    get missed() {
      return [...awaited.values()];
    },
  };
}
