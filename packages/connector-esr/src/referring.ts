import { hashKey, type Key, keyAt } from "./bytes/key.ts";
import type { Extract } from "./extract.ts";
import type { SectionName } from "./sidecar/sections.ts";

/** Finds the people of whom any assignment row refers to a key, such as those whose supervisor somebody is. */
export function* referring(
  extracts: readonly Extract[],
  section: SectionName,
  { field, id }: { readonly field: string; readonly id: Key },
): Generator<Key, void> {
  const hash = hashKey(id);
  for (const { sidecar, rowAt, layout } of extracts) {
    const { fields } = layout.records.assignment;
    const [column, personColumn] = [fields[field] as number, fields.personId as number];
    for (const offset of sidecar.find(section, hash)) {
      const row = rowAt(offset);
      if (keyAt(row, column) === id) yield keyAt(row, personColumn);
    }
  }
}

/** Finds the organisations of which any row names another as the parent. */
export function* childrenOf(extracts: readonly Extract[], id: Key): Generator<Key, void> {
  const hash = hashKey(id);
  for (const { sidecar, rowAt, reader } of extracts) {
    for (const offset of sidecar.find("childOf", hash)) {
      const row = reader.organisation(rowAt(offset));
      if (row.parentId === id) yield row.id;
    }
  }
}
