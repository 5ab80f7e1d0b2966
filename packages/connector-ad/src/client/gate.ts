import { ConnectorError } from "@rollcall/core";
import { bind } from "./bind.ts";
import { type Connection, connectionOn } from "./connection.ts";
import { dial } from "./dial.ts";
import { closed, lost } from "./loss.ts";
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
  let favourite = 0;
  let current: Connection | undefined;
  let opening: Promise<Connection> | undefined;
  let refusal: ConnectorError | undefined;
  let count = 0;
  const shut = new AbortController();

  const bound = async (server: Server): Promise<Connection> => {
    const { credentials, connectTimeout: timeout, tls } = settings;
    const patient = patience({ timeout, timer, signal: shut.signal });
    const socket = await dial(server, tls, patient);
    const connection = connectionOn(socket, {
      number: ++count,
      server: server.url,
      onEnd: () => {
        if (current === connection) current = undefined;
      },
    });
    try {
      await bind(connection, credentials, patient);
    } catch (error) {
      await connection.close();
      throw error;
    }
    return connection;
  };
  const open = async (): Promise<Connection> => {
    const problems: Problem[] = [];
    for (const at of startingWith(favourite, settings.servers.length)) {
      const server = settings.servers[at] as Server;
      try {
        const connection = await bound(server);
        favourite = at;
        current = connection;
        return connection;
      } catch (thrown) {
        const error = unreachable(thrown);
        if (isFinal(error)) {
          refusal = error;
          throw error;
        }
        if (shut.signal.aborted) throw error;
        problems.push({ server, error });
      }
    }
    throw noServer(problems);
  };

  return {
    get server() {
      return (settings.servers[favourite] as Server).url;
    },
    async enter() {
      if (shut.signal.aborted) throw lost(closed, "none");
      if (refusal) throw refusal;
      if (current?.open) return current;
      opening ??= open().finally(() => (opening = undefined));
      return opening;
    },
    find: (number) => (current?.open && current.number === number ? current : undefined),
    async close() {
      shut.abort();
      await opening?.catch(() => undefined);
      await current?.close();
    },
  };
}

function startingWith(first: number, count: number): number[] {
  const all = Array.from({ length: count }, (_, at) => at);
  return [first, ...all.filter((at) => at !== first)];
}

/** Other servers know the same credentials, and count the same wrong passwords. */
function isFinal({ code }: ConnectorError): boolean {
  return code === "auth-failed" || code === "invalid-options";
}

/** Why one server could not be used. */
interface Problem {
  readonly server: Server;
  readonly error: ConnectorError;
}

/** Of several servers each is said with its reason; the first whose reason will pass says when to try again. */
function noServer(problems: readonly Problem[]): ConnectorError {
  const chief = problems.find(({ error }) => error.retry !== "never") ?? problems[0];
  const { code, retry, native, advice, where, message, scope } = (chief as Problem).error;
  const each = problems.map(({ server, error }) => `${server.url}: ${error.message}`);
  return new ConnectorError({
    code: code === "timeout" ? "unavailable" : code,
    message:
      problems.length === 1 ? message : `no directory server can be used (${each.join("; ")})`,
    retry,
    native,
    advice,
    where,
    scope: scope === "record" ? "system" : scope,
    effect: "none",
  });
}
