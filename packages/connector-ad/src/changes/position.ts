import { ConnectorError } from "@rollcall/core";
import type { DirectoryContext } from "../context.ts";
import { failure } from "../errors.ts";
import { guidText } from "../guid.ts";
import { searchOnce } from "../search-once.ts";
import { textOf } from "../value.ts";
import type { WireCall } from "../wire.ts";

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
  const entry = { scope: "base", filter: { present: "objectClass" } } as const;
  const asked = ["dsServiceName", "highestCommittedUSN"];
  const root = await searchOnce(wire, { ...entry, base: "", attributes: asked }, { signal });
  if (root.result.code !== 0) throw failure(root.result, { call: "search" });
  const { connection } = root.result;
  const [usn] = root.entries[0]?.attributes.get("highestcommittedusn") ?? [];
  const [name] = root.entries[0]?.attributes.get("dsservicename") ?? [];
  const call: WireCall = { signal, ...(connection !== undefined && { connection }) };
  const settings =
    name &&
    (await searchOnce(wire, { ...entry, base: textOf(name), attributes: ["invocationId"] }, call));
  const [bytes] = settings?.entries[0]?.attributes.get("invocationid") ?? [];
  const invocationId = bytes && guidText(bytes);
  if (usn && invocationId !== undefined) {
    return { invocationId, usn: BigInt(textOf(usn)), connection };
  }
  throw new ConnectorError({
    code: "permission-denied",
    message: "the controller does not say which database it has",
    advice: "Let the connector's account read the NTDS settings of the controllers.",
  });
}
