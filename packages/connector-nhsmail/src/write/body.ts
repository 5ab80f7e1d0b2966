import type { Attributes, AttributeValue, Json } from "@rollcall/core";
import type { GraphAttribute } from "../attributes.ts";

/** The bodies by which properties are written. */
export interface Bodies {
  /** Of the one request for all that the directory itself keeps; may be empty. */
  readonly main: Readonly<Record<string, Json>>;
  /** Each of a request of its own. */
  readonly apart: readonly Readonly<Record<string, Json>>[];
}

/** Properties that another service keeps: a request with one of them may have nothing else. */
const elsewhere: ReadonlySet<string> = new Set([
  "aboutMe",
  "birthday",
  "hireDate",
  "interests",
  "mailboxSettings",
  "mySite",
  "pastProjects",
  "preferredName",
  "responsibilities",
  "schools",
  "skills",
]);

/** Writes attributes as Graph's properties; `null` empties one. References are written apart from all of them. */
export function bodiesOf(
  attributes: Attributes,
  known: ReadonlyMap<string, GraphAttribute>,
): Bodies {
  const main: Record<string, Json> = {};
  const apart: Record<string, Json>[] = [];
  for (const [name, value] of Object.entries(attributes)) {
    const attribute = known.get(name);
    if (!attribute || attribute.form === "link") continue;
    const written = jsonOf(value, attribute.form);
    if (elsewhere.has(attribute.property)) apart.push({ [attribute.property]: written });
    else main[attribute.property] = written;
  }
  return { main, apart };
}

function jsonOf(value: AttributeValue | null, form: GraphAttribute["form"]): Json {
  if (form === "only-one") return value === null ? [] : [value as string];
  if (form === "list") return value === null ? [] : (value as readonly string[]);
  return value;
}
