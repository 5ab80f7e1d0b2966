import type { Limits, Scalar, Schema } from "@rollcall/core";
import { type EntitlementRef, entitlementKey, type Instant } from "@rollcall/core";
import type { DirectorySettings } from "./directory.ts";
import { personAccountSchema } from "./person-account-schema.ts";

/** What a directory that is kept in memory or in a file may be told. */
export interface DirectoryOptions {
  /** The connector's name, such as `directory`. */
  readonly name: string;
  /** Defaults to {@link personAccountSchema}. */
  readonly schema?: Schema | undefined;
  /** Kept to by the target as well as declared. Defaults to 8 writes at once, all parts together, restorable. */
  readonly limits?: Limits | undefined;
  /** Defaults to the computer's. */
  readonly clock?: (() => Instant) | undefined;
  /** Records per page. Defaults to 500. */
  readonly pageSize?: number | undefined;
  /** How many changes are kept for delta tokens, at least. Defaults to 100,000. */
  readonly keepChanges?: number | undefined;
  /** The entitlements that there are; any of the kinds in the schema when missing. */
  readonly entitlements?: readonly EntitlementRef[] | undefined;
  /** The shortest password in UTF-16 code units. Defaults to 8. */
  readonly passwordMinimum?: number | undefined;
  /** The form in which the target keeps a value, for attributes with `serverNormalises`. Defaults to as it is given. */
  readonly normalise?: ((attribute: string, value: Scalar) => Scalar) | undefined;
}

/** Fills in the defaults. */
export function directorySettings(options: DirectoryOptions): DirectorySettings {
  const schema = options.schema ?? personAccountSchema;
  return {
    name: options.name,
    schema,
    limits: options.limits ?? { concurrency: 8, restorable: true },
    clock: options.clock ?? (() => new Date().toISOString()),
    pageSize: options.pageSize ?? 500,
    keepChanges: options.keepChanges ?? 100_000,
    lookup: lookups(schema),
    entitlements: options.entitlements && new Set(options.entitlements.map(entitlementKey)),
    passwordMinimum: options.passwordMinimum ?? 8,
    normalise: options.normalise ?? ((_, value) => value),
  };
}

function lookups(schema: Schema): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [kind, { attributes }] of Object.entries(schema.kinds)) {
    const name = Object.keys(attributes).find((key) => attributes[key]?.role === "name");
    if (name !== undefined) found[kind] = name;
  }
  return found;
}
