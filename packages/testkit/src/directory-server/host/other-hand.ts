import type { Controller } from "../controller/controller.ts";
import type { Controls } from "../messages/controls.ts";
import type { GivenChange, WriteRequest } from "../messages/request.ts";
import type { SeedEntry } from "../options.ts";
import { attributeRule, isForwardLink } from "../schema/schema.ts";
import { pagesOf } from "../search/pages.ts";
import { sidOf } from "../tree/domain.ts";
import { foundBy } from "../tree/indexed.ts";
import { carryOut } from "../write/carry-out.ts";
import { lookOf } from "./look-of.ts";

type Values = SeedEntry["attributes"][string];

/** Changes the tree past the wire, by the same rules, with every right. Throws what the directory refuses. */
export function byOtherHand(controller: Controller, asked: WriteRequest): void {
  const { tree } = controller;
  const [first = ""] = foundBy(tree, "objectsid", sidOf(tree.domain, 500)) ?? [];
  const controls: Controls = new Map(
    (["treeDelete", "showDeleted", "permissiveModify"] as const).map((name) => [
      name,
      { oid: "", critical: false, value: undefined },
    ]),
  );
  carryOut({
    id: 0,
    asked,
    controls,
    controller: { ...controller, rights: [] },
    actor: tree.entries.get(first),
    look: lookOf({ ...controller, rights: [] }, { controls, actor: undefined }),
    pages: pagesOf(""),
    secure: true,
    emptyPage: false,
  });
}

/** Adds entries, each after the one above it; their links after all of them. */
export function addEntries(controller: Controller, entries: readonly SeedEntry[]): void {
  for (const entry of entries) byOtherHand(controller, addition(entry));
  for (const { dn, attributes } of entries) {
    const changes = Object.entries(attributes).flatMap(([type, values]): GivenChange[] =>
      isLink(type) ? [{ how: "replace", type, values: bytesOf(values) }] : [],
    );
    if (changes.length > 0) byOtherHand(controller, { kind: "modify", dn, changes });
  }
}

/** Writes a password as unicodePwd wants it. */
export function quotedPassword(password: string): Buffer {
  return Buffer.from(`"${password}"`, "utf16le");
}

/** Gives values as they would come over the wire. */
export function bytesOf(values: Values): readonly Uint8Array[] {
  const all = typeof values === "string" || values instanceof Uint8Array ? [values] : values;
  return all.map((value) => (typeof value === "string" ? Buffer.from(value, "utf8") : value));
}

function addition({ dn, attributes, password }: SeedEntry): WriteRequest {
  const given = Object.entries(attributes).flatMap(([type, values]) =>
    isLink(type) ? [] : [{ type, values: bytesOf(values) }],
  );
  const secret =
    password === undefined ? [] : [{ type: "unicodePwd", values: [quotedPassword(password)] }];
  return { kind: "add", dn, attributes: [...given, ...secret] };
}

function isLink(type: string): boolean {
  const rule = attributeRule(type);
  return rule !== undefined && isForwardLink(rule);
}
