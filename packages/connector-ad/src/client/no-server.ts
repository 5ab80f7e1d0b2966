import { ConnectorError } from "@rollcall/core";
import type { Server } from "./wire-settings.ts";

/** Why one server could not be used. */
export interface Problem {
  readonly server: Server;
  readonly error: ConnectorError;
}

/**
 * Makes one error of why no server could be used. The first whose reason may pass says what to do: while one of them may
 * come back, trying again is worth while.
 */
export function noServer(problems: readonly Problem[]): ConnectorError {
  const chief = problems.find(({ error }) => error.retry !== "never") ?? problems[0];
  const { code, message, retry, native, advice, where } = (chief as Problem).error;
  const each = problems.map(({ server, error }) => `${server.url}: ${error.message}`);
  return new ConnectorError({
    code: code === "timeout" ? "unavailable" : code,
    message: problems.length > 1 ? `no directory server can be used (${each.join("; ")})` : message,
    retry,
    native,
    advice,
    where,
    scope: "system",
  });
}
