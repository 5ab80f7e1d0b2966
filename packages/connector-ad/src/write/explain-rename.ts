import type { ConnectorError } from "@rollcall/core";
import type { DialectKind } from "../dialect/dialect.ts";
import { parentDN } from "../dn.ts";
import { failure } from "../errors.ts";
import type { WireResult } from "../wire.ts";
import type { Call } from "./call.ts";
import { missingContainer } from "./explain-add.ts";
import { entryAt } from "./made.ts";
import { namingOf } from "./rename.ts";
import { notUnique } from "./unique.ts";

/** A record that was to get a name, and what became of it. */
export interface RefusedName {
  readonly kind: DialectKind;
  /** The name that it was to get. */
  readonly dn: string;
  readonly result: WireResult;
}

/** Finds out what a refused rename or restore is about: the container may be gone, or the name be taken there. */
export async function explainRename(
  call: Call,
  { kind, dn, result }: RefusedName,
): Promise<unknown> {
  const error: ConnectorError = failure(result, { call: "rename" });
  const { name, container } = namingOf(kind);
  if (error.code === "already-exists" || error.code === "not-unique") return notUnique(name);
  if (!unclear.has(error.code)) return error;
  try {
    return (await entryAt(call, parentDN(dn))).length > 0 ? error : missingContainer(container);
  } catch {
    return error;
  }
}

const unclear: ReadonlySet<ConnectorError["code"]> = new Set([
  "internal",
  "not-found",
  "reference-missing",
]);
