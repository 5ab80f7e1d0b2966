import { passwordHash } from "../accounts/password.ts";
import type { Controller } from "../controller/controller.ts";
import { guidBytes } from "../names/guid.ts";
import { generalisedTime } from "../names/time.ts";
import type { SeedEntry } from "../options.ts";
import { settingsName } from "../search/root-dse.ts";
import { sidOf } from "../tree/domain.ts";
import type { Entry } from "../tree/entry.ts";
import { entryAt } from "../tree/find.ts";
import { firstEntries } from "../tree/first-entries.ts";
import { foundBy } from "../tree/indexed.ts";
import { above } from "../tree/tree.ts";
import { withAttributes } from "../tree/with-attributes.ts";
import { addEntries } from "./other-hand.ts";

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

/** Enters another controller among the servers of the directory. */
export function addServer(controller: Controller, name: string): void {
  const { tree, newId, now, commit } = controller;
  const own = entryAt(tree, settingsName({ name: controller.name, tree }));
  const server = own && above(tree, own);
  if (!own || !server) return;
  const id = newId();
  const whencreated = [generalisedTime(now())];
  const named: Entry = {
    ...withAttributes(server, { cn: [name], whencreated }),
    id,
    rdn: [{ type: "CN", value: name }],
  };
  const settings: Entry = { ...withAttributes(own, { whencreated }), id: newId(), parent: id };
  commit([named, settings].map((entry) => ({ kind: "put", entry })));
}

/** Writes a controller's invocationId where clients look for it. */
export function noteInvocation({ tree, name, invocationId, commit }: Controller): void {
  const own = entryAt(tree, settingsName({ name, tree }));
  const bytes = guidBytes(invocationId);
  if (!own || bytes === undefined) return;
  commit([{ kind: "put", entry: withAttributes(own, { invocationid: [bytes] }) }]);
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
