import type { AttributeSchema, KindSchema } from "@rollcall/core";
import { canonicalScalar, valuesOf } from "./canonical.ts";
import type { StoredAccount } from "./directory.ts";

/** A unique value that an account holds. */
export interface UniqueKey {
  readonly attribute: string;
  readonly key: string;
}

/** Gives the unique values that an account holds, each as a text that no other account may have. */
export function uniqueKeys(
  kind: KindSchema | undefined,
  account: Pick<StoredAccount, "attributes">,
): readonly UniqueKey[] {
  const found: UniqueKey[] = [];
  for (const [attribute, schema] of Object.entries(kind?.attributes ?? {})) {
    if (!schema.unique) continue;
    const place = scope(kind, schema, account);
    for (const value of valuesOf(account.attributes[attribute])) {
      found.push({ attribute, key: `${attribute}\0${place}\0${canonicalScalar(value, schema)}` });
    }
  }
  return found;
}

/** Gives the text by which the account that an operation made is found again. */
export function makerKey(operation: string): string {
  return `\0made\0${operation}`;
}

// Accounts without the other attribute agree in it: they all stand at the root.
function scope(
  kind: KindSchema | undefined,
  schema: AttributeSchema,
  account: Pick<StoredAccount, "attributes">,
): string {
  if (typeof schema.unique !== "object") return "";
  const within = kind?.attributes[schema.unique.within];
  const values = valuesOf(account.attributes[schema.unique.within]);
  return values.map((value) => (within ? canonicalScalar(value, within) : value)).join("\0");
}
