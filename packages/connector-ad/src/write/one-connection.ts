import type { Wire, WireCall, WireResult } from "../wire.ts";

/** The wire of one operation. */
export interface OneConnection extends Wire {
  /** What it is a part of: the session's. */
  readonly shared: Wire;
  /** Missing before the first request. */
  readonly connection: number | undefined;
  /** Keeps to a connection, unless it keeps to one already. */
  keepTo(connection: number | undefined): void;
}

/**
 * Keeps all requests of one operation to the connection of the first: what is read before a write and after it is then
 * read from the controller that is written to, and never from one that has not heard of it yet. Once that connection is
 * lost, what is left of the operation fails as `unavailable`.
 */
export function onOneConnection(wire: Wire): OneConnection {
  let kept: number | undefined;
  const within = (call: WireCall = {}): WireCall =>
    kept === undefined ? call : { connection: kept, ...call };
  const noted = (result: WireResult): WireResult => {
    kept ??= result.connection;
    return result;
  };
  return {
    shared: wire,
    get connection() {
      return kept;
    },
    keepTo(connection) {
      kept ??= connection;
    },
    get server() {
      return wire.server;
    },
    async *search(search, call) {
      for await (const part of wire.search(search, within(call))) {
        if (part.result) noted(part.result);
        yield part;
      }
    },
    add: async (dn, attributes, call) => noted(await wire.add(dn, attributes, within(call))),
    modify: async (dn, changes, call) => noted(await wire.modify(dn, changes, within(call))),
    rename: async (dn, rename, call) => noted(await wire.rename(dn, rename, within(call))),
    remove: async (dn, call) => noted(await wire.remove(dn, within(call))),
    [Symbol.asyncDispose]: async () => {},
  };
}
