import { ConnectorError } from "@rollcall/core";
import type { DirectoryContext } from "../context.ts";
import { readRoot } from "../directory/read-root.ts";

/** Where a controller's database stands. */
export interface Position {
  /** Of the database; another controller and a restored one have another. */
  readonly invocationId: string;
  /** The number of the latest change. */
  readonly usn: bigint;
}

/** Asks the controller that answers now where its database stands. Throws `permission-denied` when it does not say. */
export async function readPosition(
  { wire, settings }: DirectoryContext,
  signal?: AbortSignal,
): Promise<Position> {
  const { invocationId, highestUSN } = await readRoot(wire, { baseDN: settings.baseDN, signal });
  if (invocationId !== undefined && highestUSN !== undefined) {
    return { invocationId, usn: highestUSN };
  }
  throw new ConnectorError({
    code: "permission-denied",
    message: "the controller does not say which database it has",
    advice: "Let the connector's account read the NTDS settings of the controllers.",
  });
}
