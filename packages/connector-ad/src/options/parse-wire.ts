import { withSecret } from "@rollcall/core";
import type { WireSettings } from "../client/wire-settings.ts";
import type { ActiveDirectoryOptions } from "../options.ts";
import { check, checkNumber } from "./check.ts";
import { parseAuthorities } from "./parse-authorities.ts";
import { parseServers } from "./parse-servers.ts";

const aDay = { least: 1, most: 86_400_000 };

/** Checks the options of the connection. Throws `invalid-options`. */
export function parseWire(options: ActiveDirectoryOptions): WireSettings {
  const { url, credentials, tls = {}, callTimeout = 30_000, connectTimeout = 10_000 } = options;
  checkNumber("callTimeout", callTimeout, aDay);
  checkNumber("connectTimeout", connectTimeout, aDay);
  checkCredentials(credentials);
  check(tls.serverName !== "", {
    field: "tls.serverName",
    rule: "not-empty",
    advice: "Give the name in the server's certificate, or leave it out.",
  });
  return {
    servers: parseServers(url),
    credentials,
    tls: { ca: parseAuthorities(tls.ca), serverName: tls.serverName },
    callTimeout,
    connectTimeout,
  };
}

/** Without a name or a password a server binds nobody, and says that it went well (RFC 4513 section 5.1). */
function checkCredentials(credentials: ActiveDirectoryOptions["credentials"] | undefined): void {
  check(typeof credentials?.name === "string" && credentials.name !== "", {
    field: "credentials.name",
    rule: "not-empty",
    advice: "Give the account that Rollcall uses, such as rollcall@trust.nhs.uk.",
  });
  check(credentials.password?.kind === "secret" && length(credentials) > 0, {
    field: "credentials.password",
    rule: "not-empty",
    advice: "Give the password as secret(bytes), bytes being its UTF-8.",
  });
}

function length({ password }: ActiveDirectoryOptions["credentials"]): number {
  try {
    return withSecret(password, (bytes) => bytes.length);
  } catch {
    return 0;
  }
}
