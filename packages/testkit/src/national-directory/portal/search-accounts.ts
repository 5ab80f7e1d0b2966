import { latest } from "../store/version.ts";
import type { World } from "../world.ts";
import type { AccountState } from "./portal-record.ts";

/** What an administrator is shown of an account of any organisation. */
export interface FoundAccount {
  readonly id: string;
  readonly mail: string | null;
  readonly displayName: string;
  readonly organisation: string;
  readonly state: AccountState;
}

/** Searches the whole directory by address or by words of the name, as is to be done before an account is created. */
export function searchAccounts(world: World, text: string): readonly FoundAccount[] {
  world.lifecycle.run(world.clock.now());
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return world.store.order.flatMap((object) => {
    const { life, properties } = latest(object);
    if (!object.portal || life === "purged") return [];
    const { mail, displayName } = properties;
    const said = `${displayName} ${mail}`.toLowerCase();
    if (!words.every((word) => said.includes(word))) return [];
    const { organisation, state } = object.portal;
    const address = typeof mail === "string" ? mail : null;
    return [
      { id: object.id, mail: address, displayName: String(displayName), organisation, state },
    ];
  });
}
