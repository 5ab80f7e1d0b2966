import { ConnectorError, type Operation, type Receipt } from "@rollcall/core";
import type { DirectoryContext } from "../../src/context.ts";
import { writePart } from "../../src/write.ts";
import { lease } from "./lease.ts";

/** Carries out an operation, and gives its receipt or the error that it was refused with. */
export async function outcomeOf(
  context: DirectoryContext,
  operation: Operation,
): Promise<Receipt | ConnectorError> {
  try {
    return await writePart(context).execute(operation, lease);
  } catch (error) {
    if (ConnectorError.is(error)) return error;
    throw error;
  }
}
