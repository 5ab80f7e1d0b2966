import type { ConnectorError } from "@rollcall/core";
import { parentDN } from "../dn.ts";
import type { Call } from "./call.ts";
import { entryAt, type Making } from "./made.ts";
import { missingReference } from "./references.ts";
import { refusal } from "./refusal.ts";
import { namingOf } from "./rename.ts";
import { assertUnique, notUnique } from "./unique.ts";

/** Finds out what a refused add is about, since servers do not say it, and gives the error that names the attribute. */
export async function explainAdd(
  call: Call,
  { operation, kind, dn }: Making,
  error: ConnectorError,
): Promise<unknown> {
  const { name, container } = namingOf(kind);
  try {
    if ((await entryAt(call, parentDN(dn))).length === 0) return missingContainer(container);
    if (isAboutNames(error) && (await entryAt(call, dn)).length > 0) return notUnique(name);
    if (isAboutNames(error)) await assertUnique(call, { kind, attributes: operation.attributes });
  } catch (found) {
    return found;
  }
  return error;
}

/** Makes the error for a container that is not there. */
export function missingContainer(field: string | undefined): Error {
  if (field === undefined) return missingReference("container");
  return refusal("reference-missing", "the container is not in the directory", {
    field,
    rule: "container",
    advice: "Make the organizational unit, or correct the policy's rule for it.",
  });
}

function isAboutNames({ code }: ConnectorError): boolean {
  return code === "already-exists" || code === "not-unique";
}
