import type { Wire } from "../wire.ts";
import { type OneConnection, onOneConnection } from "./one-connection.ts";

/** Gives the session's wire, of which an operation's is a part. */
export function sharedWire(wire: Wire): Wire {
  return isPart(wire) ? wire.shared : wire;
}

/**
 * Gives a wire for what is asked on behalf of several operations at once: that to which some of them are kept, and to which
 * {@link OneConnection.keepTo} then keeps the others. `undefined` when they are kept to different ones.
 */
export function commonConnection(wires: readonly Wire[]): OneConnection | undefined {
  const [first] = wires;
  const kept = new Set(wires.filter(isPart).map(({ connection }) => connection));
  kept.delete(undefined);
  if (!first || kept.size > 1) return undefined;
  const wire = onOneConnection(sharedWire(first));
  for (const connection of kept) wire.keepTo(connection);
  return wire;
}

/** Keeps the wire of an operation to the connection over which something was read for it. */
export function keepTo(wire: Wire, connection: number | undefined): void {
  if (isPart(wire)) wire.keepTo(connection);
}

function isPart(wire: Wire): wire is OneConnection {
  return "shared" in wire;
}
