import { day } from "../instant.ts";
import type { Settings } from "../settings.ts";
import type { Store } from "../store/store.ts";
import { everHeld } from "../store/value-index.ts";
import { latest } from "../store/version.ts";
import { retentionAt } from "./retention.ts";

/** Writes the part of an address before the sign: first name, a dot, last name, in plain letters. */
export function addressText(givenName: string, surname: string): string {
  return `${plain(givenName)}.${plain(surname)}`;
}

/** Finds the first free address of a name, with a number after the last name where others have it or had it lately. */
export function freeAddress(
  store: Store,
  settings: Settings,
  asked: { readonly givenName: string; readonly surname: string; readonly now: number },
): string {
  const local = addressText(asked.givenName, asked.surname);
  for (let number = 1; ; number += 1) {
    const address = `${local}${number === 1 ? "" : number}@${settings.domains[0]}`;
    if (isFree(store, settings, { address, now: asked.now })) return address;
  }
}

function isFree(
  store: Store,
  settings: Settings,
  { address, now }: { readonly address: string; readonly now: number },
): boolean {
  const holders = [
    ...(everHeld(store.values, "userPrincipalName", address) ?? []),
    ...(everHeld(store.values, "mail", address) ?? []),
    ...(everHeld(store.values, "proxyAddresses", `smtp:${address}`) ?? []),
  ];
  const kept = retentionAt(settings.retention, now).addressReuse * day;
  return holders.every((id) => {
    const object = store.objects.get(id);
    const version = object && latest(object);
    return version?.life === "purged" && (version.deletedAt ?? 0) + kept <= now;
  });
}

function plain(name: string): string {
  const letters = name.normalize("NFKD").replace(/[^A-Za-z'-]/g, "");
  return letters.toLowerCase();
}
