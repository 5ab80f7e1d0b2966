import { type AccountRef, contentHash, type ReadQuery } from "@rollcall/core";

/**
 * Leaves out the records that the reader knows. `told` gives how a record is addressed, and all that it says: its version is
 * a hash of that, since a count of changes starts anew with a new system and stays when the schema is another one.
 */
export function unknownOf<R>(
  records: readonly R[],
  { attributes, isKnown }: Pick<ReadQuery, "attributes" | "isKnown">,
  told: (record: R) => { readonly ref: AccountRef; readonly says: unknown },
): readonly R[] {
  // A version stands for the whole record: whoever knows a part of it knows nothing of the rest.
  if (!isKnown || attributes) return records;
  return records.filter((record) => {
    const { ref, says } = told(record);
    return !isKnown(ref, contentHash(says));
  });
}
