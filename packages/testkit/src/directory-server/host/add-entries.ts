import type { Controller } from "../controller/controller.ts";
import type { GivenChange, WriteRequest } from "../messages/request.ts";
import type { SeedEntry } from "../options.ts";
import { isForwardLink } from "../schema/link-ends.ts";
import { attributeRule } from "../schema/schema.ts";
import { bytesOf, quotedPassword } from "./given.ts";
import { byOtherHand } from "./other-hand.ts";

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
