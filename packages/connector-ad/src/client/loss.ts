import { ConnectorError, type ConnectorErrorFacts, type ErrorEffect } from "@rollcall/core";
import { malformed } from "./element.ts";

/** Why a connection ended, as the facts of the error that each call on it fails with. */
export type Loss = Pick<ConnectorErrorFacts, "code" | "message" | "advice" | "native" | "where">;

/** Whatever lost the connection is not about the record: when it does not pass, the others fail too. */
const scope = "system";

/** Makes the error of a call on a connection that was lost. `effect` is `unknown` for a write that had been sent. */
export function lost(
  { code, message, advice, native, where }: Loss,
  effect: ErrorEffect,
): ConnectorError {
  const retry = code === "cancelled" ? "never" : "backoff";
  return new ConnectorError({ code, message, advice, native, where, effect, retry, scope });
}

/** The server, or something in between, cut the connection. `native` is the system's code, such as ECONNRESET. */
export function cut(native?: string): Loss {
  return {
    code: "unavailable",
    message: "the connection to the directory server was cut",
    advice:
      "Try again; when it happens often, look at the server's log and at firewalls in between.",
    native,
  };
}

/** The server said that it is about to end the connection (RFC 4511 section 4.4.1). `native` is its result code. */
export function disconnected(native: number): Loss {
  return {
    code: "unavailable",
    message: "the directory server ended the connection",
    advice: "Try again; the server may be restarting or out of connections.",
    native,
  };
}

/** The connection was closed from here. */
export const closed: Loss = {
  code: "cancelled",
  message: "the connection to the directory was closed",
  advice: "Open a new session.",
};

/** Something was sent that cannot be understood: nothing after it can be trusted to be read rightly. */
export function garbled(thrown: unknown): Loss {
  return ConnectorError.is(thrown) ? thrown : malformed("message");
}

/** Gives the code that Node puts on errors of sockets and of TLS. */
export function nativeCode(thrown: unknown): string | undefined {
  const code = (thrown as NodeJS.ErrnoException | undefined)?.code;
  return typeof code === "string" ? code : undefined;
}
