import { ConnectorError } from "@rollcall/core";
import type { DirectoryContext } from "../context.ts";
import { failure } from "../errors.ts";
import { guidText } from "../guid.ts";
import { readEntry } from "../read-entry.ts";
import { searchOnce } from "../search-once.ts";
import { textsOf } from "../texts-of.ts";

/** Where a controller's database stands. */
export interface Position {
  /** Of the database; another controller and a restored one have another. */
  readonly invocationId: string;
  /** The number of the latest change. */
  readonly usn: bigint;
  /** The connection to that controller: another may lead to another one. */
  readonly connection?: number | undefined;
}

/** Asks the controller that answers now where its database stands. Throws `permission-denied` when it does not say. */
export async function readPosition(
  { wire }: DirectoryContext,
  signal?: AbortSignal,
): Promise<Position> {
  const search = { base: "", scope: "base", filter: { present: "objectClass" } } as const;
  const attributes = ["dsServiceName", "highestCommittedUSN"];
  const root = await searchOnce(wire, { ...search, attributes }, { signal });
  if (root.result.code !== 0) throw failure(root.result, { call: "search" });
  const { connection } = root.result;
  const [usn] = textsOf(root.entries[0], "highestCommittedUSN");
  const [base] = textsOf(root.entries[0], "dsServiceName");
  const asked = { attributes: ["invocationId"], signal, connection };
  const settings = base === undefined ? undefined : await readEntry(wire, { ...asked, base });
  const [bytes] = settings?.attributes.get("invocationid") ?? [];
  const invocationId = bytes && guidText(bytes);
  if (usn !== undefined && invocationId !== undefined) {
    return { invocationId, usn: BigInt(usn), connection };
  }
  throw new ConnectorError({
    code: "permission-denied",
    message: "the controller does not say which database it has",
    advice: "Let the connector's account read the NTDS settings of the controllers.",
  });
}
