import { ConnectorError } from "../errors.ts";
import { type StoreWrite, storeSpaces } from "./store.ts";

const known: ReadonlySet<string> = new Set(storeSpaces);

/** Throws `invalid-value` for a write to a part that no store has: nobody would ever read it. */
export function assertSpaces(writes: readonly StoreWrite[]): void {
  if (writes.every(({ space }) => known.has(space))) return;
  throw new ConnectorError({
    code: "invalid-value",
    message: "a write names a part of the store that there is not",
    scope: "system",
    where: { field: "space" },
    advice: `Write to one of ${storeSpaces.join(", ")}.`,
  });
}
