import { classAttributes } from "./class-attributes.ts";
import { type ClassRow, classTable } from "./class-table.ts";

/** What the schema says of one class, what it inherits included. Attributes are in lower case. */
export interface ClassRule {
  readonly name: string;
  /** The class and those above it, the top first. */
  readonly chain: readonly string[];
  readonly kind: ClassRow["kind"];
  readonly rdn: string;
  readonly category: string;
  readonly under: ReadonlySet<string>;
  readonly must: ReadonlySet<string>;
  readonly may: ReadonlySet<string>;
}

const known = new Map<string, ClassRule>();

/** Finds a class by its name, in any letter case. */
export function classRule(name: string): ClassRule | undefined {
  return known.get(name.toLowerCase());
}

for (const name of Object.keys(classTable)) readClass(name);

function readClass(name: string): ClassRule {
  const found = known.get(name.toLowerCase());
  const row = classTable[name];
  if (found) return found;
  if (!row) throw new Error(`not a class of the table: ${name}`);
  const above = row.above === undefined ? undefined : readClass(row.above);
  const inherited = [...(above ? [above] : []), ...words(row.with).map(readClass)];
  const rule: ClassRule = {
    name,
    chain: [...(above?.chain ?? []), name],
    kind: row.kind,
    rdn: row.rdn ?? above?.rdn ?? "cn",
    category: row.category,
    under: union(words(row.under), above?.under),
    must: union(lower(row.must), ...inherited.map(({ must }) => must)),
    may: union(lower(classAttributes[name]), ...inherited.map(({ may }) => may)),
  };
  known.set(name.toLowerCase(), rule);
  return rule;
}

function words(text: string | undefined): readonly string[] {
  return text?.trim().split(/\s+/) ?? [];
}

function lower(text: string | undefined): readonly string[] {
  return words(text).map((word) => word.toLowerCase());
}

function union(
  own: Iterable<string>,
  ...others: readonly (ReadonlySet<string> | undefined)[]
): ReadonlySet<string> {
  return new Set([...own, ...others.flatMap((other) => [...(other ?? [])])]);
}
