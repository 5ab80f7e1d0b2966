import type { ConnectorError } from "@rollcall/core";
import { bind } from "./bind.ts";
import { type Connection, connectionOn } from "./connection.ts";
import { dial } from "./dial.ts";
import { closed, cut, lost } from "./loss.ts";
import { noServer, type Problem } from "./no-server.ts";
import { patience, type Timer } from "./patience.ts";
import { unreachable } from "./unreachable.ts";
import type { Server, WireSettings } from "./wire-settings.ts";

/** The one way to a connection. */
export interface Gate {
  /** The server that was last bound to; before that, the first. */
  readonly server: string;
  /**
   * Gives the connection that is open, or opens one and binds; callers that come meanwhile share it. After a loss the
   * server that was last bound to is tried first. Throws why no server can be used. Credentials that were refused are
   * not tried again: a loop would lock the account.
   */
  enter(): Promise<Connection>;
  /** Gives the connection with a number, while it is open. */
  find(number: number): Connection | undefined;
  /** Closes what is open; nobody gets in any more. */
  close(): Promise<void>;
}

/** Makes the gate to the servers of `settings`. */
export function gateTo(settings: WireSettings, timer?: Timer): Gate {
  const [first] = settings.servers as readonly [Server];
  const state: State = { settings, timer, favourite: first, count: 0, shut: new AbortController() };
  return {
    get server() {
      return state.favourite.url;
    },
    enter: () => enter(state),
    find: (number) => (state.current?.number === number ? state.current : undefined),
    async close() {
      state.shut.abort();
      await state.opening?.catch(() => undefined);
      await state.current?.close();
    },
  };
}

interface State {
  readonly settings: WireSettings;
  readonly timer: Timer | undefined;
  readonly shut: AbortController;
  favourite: Server;
  /** Connections so far. */
  count: number;
  /** Missing while none takes requests. */
  current?: Connection | undefined;
  opening?: Promise<Connection> | undefined;
  /** Why the credentials are of no use. */
  refusal?: ConnectorError | undefined;
}

async function enter(state: State): Promise<Connection> {
  if (state.shut.signal.aborted) throw lost(closed, "none");
  if (state.refusal) throw state.refusal;
  if (state.current) return state.current;
  state.opening ??= open(state).finally(() => {
    state.opening = undefined;
  });
  return state.opening;
}

async function open(state: State): Promise<Connection> {
  const { settings, favourite, shut } = state;
  const problems: Problem[] = [];
  for (const server of new Set([favourite, ...settings.servers])) {
    try {
      return await openAt(state, server);
    } catch (thrown) {
      const error = unreachable(thrown);
      if (isFinal(error)) state.refusal = error;
      if (state.refusal || shut.signal.aborted) throw error;
      problems.push({ server, error });
    }
  }
  throw noServer(problems);
}

async function openAt(state: State, server: Server): Promise<Connection> {
  const { credentials, connectTimeout: timeout, tls } = state.settings;
  const patient = patience({ timeout, timer: state.timer, signal: state.shut.signal });
  const { socket, incoming } = await dial(server, tls, patient);
  const connection = connectionOn(socket, {
    number: ++state.count,
    server: server.url,
    incoming,
    onEnd: () => {
      if (state.current === connection) state.current = undefined;
    },
  });
  try {
    await bind(connection, credentials, patient);
    if (!connection.open) throw lost(cut(), "none");
  } catch (error) {
    await connection.close();
    throw error;
  }
  state.favourite = server;
  state.current = connection;
  return connection;
}

/** Other servers know the same credentials, and count the same wrong passwords. */
function isFinal({ code }: ConnectorError): boolean {
  return code === "auth-failed" || code === "invalid-options";
}
