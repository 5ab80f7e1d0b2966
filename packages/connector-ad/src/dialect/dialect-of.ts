import type { AttributeFacts } from "../directory/attribute-facts.ts";
import { wrongOption } from "../options/check.ts";
import type { DirectorySettings } from "../settings.ts";
import { activeDirectoryDialect } from "./active-directory.ts";
import type { Dialect, DialectAttribute, DialectKind } from "./dialect.ts";
import { openLdapDialect } from "./openldap.ts";

/** What a dialect is fitted to. */
export interface DialectOptions {
  readonly name: Dialect["name"];
  readonly settings: Pick<DirectorySettings, "attributes">;
  /** What the server knows of attributes, by name in lower case; `undefined` when it does not say. */
  readonly facts?: ReadonlyMap<string, AttributeFacts> | undefined;
}

/**
 * Fits a dialect to one server: adds the attributes of the options, leaves out those of its own that the server has not,
 * and takes the server's lengths where they are shorter. Throws `invalid-options` for one of the options that it has not.
 */
export function dialectOf({ name, settings, facts }: DialectOptions): Dialect {
  const dialect = name === "openldap" ? openLdapDialect : activeDirectoryDialect;
  for (const each of Object.keys(settings.attributes)) {
    if (!facts || facts.has(each.toLowerCase())) continue;
    throw wrongOption({
      field: `attributes.${each}`,
      rule: "known",
      advice: "Give a name of the directory's schema, or extend that.",
    });
  }
  const kinds = Object.entries(dialect.kinds).map(([kind, own]): readonly [string, DialectKind] => {
    const more = kind === "account" ? settings.attributes : {};
    const attributes = Object.entries({ ...own.attributes, ...more });
    const known = attributes.flatMap(([each, attribute]) => fitted(each, attribute, facts));
    return [kind, { ...own, attributes: Object.fromEntries(known) }];
  });
  return { ...dialect, kinds: Object.fromEntries(kinds) };
}

function fitted(
  name: string,
  attribute: DialectAttribute,
  facts: DialectOptions["facts"],
): readonly (readonly [string, DialectAttribute])[] {
  if (!facts || attribute.syntax === "parent") return [[name, attribute]];
  const fact = facts.get(name.toLowerCase());
  if (!fact) return [];
  const lengths = [attribute.maxLength, fact.maxLength].filter((one) => one !== undefined);
  if (lengths.length === 0 || attribute.type !== "string") return [[name, attribute]];
  return [[name, { ...attribute, maxLength: Math.min(...lengths) }]];
}
