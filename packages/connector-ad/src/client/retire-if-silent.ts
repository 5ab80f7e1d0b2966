import { ConnectorError } from "@rollcall/core";
import type { Connection } from "./connection.ts";

/** A wait that failed. */
export interface Wait {
  readonly error: unknown;
  /** {@link Connection.heard} when it began. */
  readonly heard: number;
}

/**
 * Retires a connection on which a wait timed out and nothing at all came meanwhile: a firewall may have forgotten it, and
 * every later call on it would wait in vain. Calls that are in flight on it keep their own time.
 */
export function retireIfSilent(connection: Connection, { error, heard }: Wait): void {
  const isTimeout = ConnectorError.is(error) && error.code === "timeout";
  if (isTimeout && connection.heard === heard) connection.retire();
}
