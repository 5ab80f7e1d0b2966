import type { Attributes } from "@rollcall/core";
import { accountControl } from "../account-control.ts";
import type { DirectoryContext } from "../context.ts";
import type { DialectKind } from "../dialect/dialect.ts";
import type { WireAttribute } from "../wire.ts";
import { valuesOf } from "./after.ts";
import type { Call } from "./call.ts";
import type { Making } from "./made.ts";
import { referenceForms } from "./references.ts";
import { namingOf, rdnOf } from "./rename.ts";
import { wireValue } from "./wire-value.ts";

/** Writes the DN of a new record: its name, escaped, in its container. Both were checked to be there. */
export function newDN(kind: DialectKind, attributes: Attributes): string {
  const { name = "", container = "" } = namingOf(kind);
  return `${rdnOf(kind, attributes[name])},${String(attributes[container])}`;
}

/** Writes the attributes of a new record, its classes and its name among them, and no state. */
export async function newAttributes(
  call: Call,
  { operation, kind }: Making,
): Promise<readonly WireAttribute[]> {
  const { name: nameAttribute = "" } = namingOf(kind);
  const written: WireAttribute[] = [
    { type: "objectClass", values: kind.objectClasses },
    { type: kind.naming, values: [String(operation.attributes[nameAttribute])] },
  ];
  for (const [name, value] of Object.entries(operation.attributes)) {
    const attribute = kind.attributes[name];
    const values = valuesOf(value);
    if (!attribute || attribute.role !== undefined || values.length === 0) continue;
    const isReference = attribute.syntax === "reference";
    const forms = isReference ? await referenceForms(call, values.map(String), name) : undefined;
    written.push({
      type: name,
      values: values.map((one) => forms?.get(String(one)) ?? wireValue({ name, attribute }, one)),
    });
  }
  return written;
}

/** Writes whether a new account is enabled; nothing for records that have no state. */
export function stateOf(
  { dialect }: DirectoryContext,
  { operation }: Making,
  enabled: boolean,
): readonly WireAttribute[] {
  if (operation.account !== "account") return [];
  const { attribute: type, told, disabled } = dialect.enabled;
  if (told === "value") return enabled ? [] : [{ type, values: [disabled] }];
  const control = enabled ? accountControl.normalAccount : accountControl.normalAccount | disabled;
  return [{ type, values: [String(control)] }];
}
