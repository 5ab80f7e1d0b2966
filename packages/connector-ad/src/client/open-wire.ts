import type { Wire, WireCall, WireResult, WireSearch } from "../wire.ts";
import type { Connection } from "./connection.ts";
import { exchange, type SingleRequest } from "./exchange.ts";
import { type Gate, gateTo } from "./gate.ts";
import { cut, lost } from "./loss.ts";
import { type Patience, patience, type Timer } from "./patience.ts";
import { searchOn } from "./search.ts";
import type { WireSettings } from "./wire-settings.ts";

/** What a wire is opened with, beside its settings. */
export interface OpenWireOptions {
  /** Ends the opening; afterwards each call has its own. */
  readonly signal?: AbortSignal | undefined;
  /** Counts time; for tests. */
  readonly timer?: Timer | undefined;
}

/**
 * Connects and binds to the first server that can be used. Throws `auth-failed` when the credentials are refused, and
 * `unavailable` when no server answers or none has a certificate to be trusted.
 */
export async function openWire(
  settings: WireSettings,
  { signal, timer }: OpenWireOptions = {},
): Promise<Wire> {
  const gate = gateTo(settings, timer);
  const caller = (call: WireCall): Patience =>
    patience({ timeout: call.timeout ?? settings.callTimeout, signal: call.signal, timer });
  const send = async (request: SingleRequest, call: WireCall = {}): Promise<WireResult> => {
    const patience = caller(call);
    const connection = await enter(gate, call, patience);
    return exchange(connection, request, { patience, controls: call.controls });
  };
  const wire: Wire = {
    get server() {
      return gate.server;
    },
    async *search(search: WireSearch, call: WireCall = {}) {
      const patience = caller(call);
      const connection = await enter(gate, call, patience);
      const timeLimit = Math.ceil((call.timeout ?? settings.callTimeout) / 1000);
      yield* searchOn(connection, search, { patience, timeLimit, controls: call.controls });
    },
    add: (dn, attributes, call) => send({ call: "add", dn, attributes }, call),
    modify: (dn, changes, call) => send({ call: "modify", dn, changes }, call),
    rename: (dn, rename, call) => send({ call: "rename", dn, rename }, call),
    remove: (dn, call) => send({ call: "remove", dn }, call),
    [Symbol.asyncDispose]: () => gate.close(),
  };
  try {
    await patience({ signal, timer }).wait(gate.enter(), "none");
  } catch (error) {
    await gate.close();
    throw error;
  }
  return wire;
}

async function enter(gate: Gate, call: WireCall, patience: Patience): Promise<Connection> {
  if (call.connection === undefined) return patience.wait(gate.enter(), "none");
  const connection = gate.find(call.connection);
  if (!connection) throw lost(cut(), "none");
  return patience.wait(Promise.resolve(connection), "none");
}
