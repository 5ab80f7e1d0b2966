import { ConnectorError, type ConnectorErrorFacts } from "@rollcall/core";
import { classify } from "../client/classify.ts";

/**
 * Turns what a token library threw into the error to throw: `unavailable` when the token endpoint could not be reached,
 * `auth-failed` when it refused. Of the library's error only Entra ID's number is kept: the rest may hold the assertion.
 */
export function tokenFailure(thrown: unknown): ConnectorError {
  const number = /\bAADSTS(\d{4,8})\b/.exec(textOf(thrown))?.[1];
  if (number === undefined && isNetwork(thrown)) return unreached(thrown);
  const known = number === undefined ? undefined : byNumber[number];
  return new ConnectorError({
    code: "auth-failed",
    message: "no token was given to the application",
    scope: "session",
    advice: "Check the application's identifier, its tenant and its certificate.",
    ...known,
    native: number === undefined ? undefined : `AADSTS${number}`,
  });
}

/** By the numbers of Entra ID's error codes ("Microsoft Entra authentication and authorization error codes"). */
const byNumber: Readonly<Record<string, Partial<ConnectorErrorFacts>>> = {
  "700027": {
    message: "the certificate is not registered with the application, or was replaced",
    advice: "Register the certificate that is in use with the application, or use the new one.",
  },
  "700024": {
    message: "the assertion is not within its time",
    advice: "Set this machine's clock by a time server.",
  },
  "700016": {
    message: "the application is not known in the tenant",
    advice: "Check the application's identifier and the tenant; consent may have been withdrawn.",
  },
  "7000222": {
    message: "the application's secret has expired",
    advice: "Use a certificate, or a new secret.",
  },
  "90002": { message: "the tenant is not known", advice: "Check the tenant's identifier." },
  "7000112": {
    message: "the application is disabled",
    advice: "Ask the tenant's administrator why the application was disabled.",
  },
  "65001": {
    message: "nobody consented to the application's permissions",
    advice: "Ask the tenant's administrator to consent.",
  },
};

function unreached(thrown: unknown): ConnectorError {
  const outcome = classify(thrown, false);
  const hopeless = outcome.outcome === "not-sent" && outcome.hopeless;
  const native = outcome.outcome === "answered" ? "" : outcome.native;
  return new ConnectorError({
    code: "unavailable",
    message: "the token endpoint could not be reached",
    retry: hopeless ? "never" : "backoff",
    scope: "system",
    advice: "Check the network, the proxy and the authority's certificate.",
    native: network.test(native) ? native : words.exec(textOf(thrown))?.[1],
  });
}

const network = /^(E[A-Z_]{3,}|UND_ERR_\w+|CERT_\w+|UNABLE_TO_\w+|SELF_SIGNED_\w+|DEPTH_ZERO_\w+)$/;
/** Words of MSAL for an authority that cannot be reached; one of them stands in the text of `@azure/identity`. */
const words =
  /\b(endpoints_resolution_error|openid_config_error|no_network_connectivity|network_error|post_request_failed|get_request_failed|request_timeout)\b/;

/** The libraries wrap what happened; each level tells a code of its own. */
function isNetwork(thrown: unknown): boolean {
  return (
    words.test(textOf(thrown)) || levelsOf(thrown).some(({ code }) => network.test(String(code)))
  );
}

function textOf(thrown: unknown): string {
  return levelsOf(thrown)
    .map(({ errorCode, message }) => `${errorCode} ${message}`)
    .join("\n");
}

interface Level {
  readonly code?: unknown;
  readonly errorCode?: unknown;
  readonly message?: unknown;
}

function levelsOf(thrown: unknown): readonly Level[] {
  const levels: Level[] = [];
  for (let at = thrown; typeof at === "object" && at !== null && levels.length < 5; ) {
    levels.push(at);
    at = (at as { cause?: unknown }).cause;
  }
  return levels;
}
