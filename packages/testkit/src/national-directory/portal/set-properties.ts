import type { UserProperties } from "../store/seeds.ts";
import { write } from "../store/store.ts";
import type { Office } from "./office.ts";

/** Changes properties of a user in the name of an organisation's administrator. */
export function setProperties({ world, code }: Office, id: string, patch: UserProperties): void {
  const stamp = { at: world.clock.now(), by: `portal:${code}` };
  write(world.store, { do: "set", kind: "user", id, patch: { ...patch } }, stamp);
}

/** Gives the property that holds licences. */
export function licensed(skus: readonly string[]): UserProperties {
  return { assignedLicenses: skus.map((skuId) => ({ skuId, disabledPlans: [] })) };
}
