import type { Controller } from "../controller/controller.ts";
import { settingsName } from "../controller/settings-name.ts";
import { generalisedTime } from "../names/generalised-time.ts";
import { guidBytes } from "../names/guid.ts";
import type { Entry } from "../tree/entry.ts";
import { entryAt } from "../tree/find.ts";
import { above } from "../tree/place.ts";
import { withAttributes } from "../tree/with-attributes.ts";

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
