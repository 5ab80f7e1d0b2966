import { passwordHash } from "../accounts/password.ts";
import type { Controller } from "../controller/controller.ts";
import type { SeedEntry } from "../options.ts";
import { sidOf } from "../tree/domain.ts";
import { firstEntries } from "../tree/first-entries.ts";
import { foundBy } from "../tree/indexed.ts";
import { withAttributes } from "../tree/with-attributes.ts";
import { addEntries } from "./add-entries.ts";

/** What fills a new domain. */
export interface Filling {
  readonly administrator: { readonly name: string; readonly password: string };
  readonly entries: readonly SeedEntry[];
}

/** Fills a controller that holds nothing: what every domain has, the administrator, and the given entries. */
export function fillDomain(controller: Controller, { administrator, entries }: Filling): void {
  const { tree, name, invocationId, now, newId, commit } = controller;
  const made = { domain: tree.domain, now: now(), newId, controller: name, invocationId };
  commit(firstEntries({ ...made, administrator: administrator.name }));
  setAdministrator(controller, administrator.password);
  addEntries(controller, entries);
}

/** Gives the first administrator a password, whatever the policy says of it. */
export function setAdministrator({ tree, commit }: Controller, password: string): void {
  const [id = ""] = foundBy(tree, "objectsid", sidOf(tree.domain, 500)) ?? [];
  const account = tree.entries.get(id);
  if (!account) return;
  const hash = passwordHash(id, password);
  if (account.attributes.get("unicodepwd")?.[0] === hash) return;
  const entry = withAttributes(account, { unicodepwd: [hash], ntpwdhistory: [hash] });
  commit([{ kind: "put", entry }]);
}
