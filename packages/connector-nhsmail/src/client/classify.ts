import type { Outcome } from "./outcome.ts";

const unresolved = ["ENOTFOUND", "EAI_AGAIN", "EAI_FAIL", "EAI_NODATA", "EAI_NONAME"];
const unconnected = ["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH", "ENETDOWN"];
const notSent: ReadonlySet<string> = new Set([
  ...unresolved,
  ...unconnected,
  "UND_ERR_CONNECT_TIMEOUT",
]);
/** Of OpenSSL and of Node: the certificate is not trusted, or is not of the host. */
const untrusted =
  /^(CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_TLS_CERT_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE)/;

/**
 * Tells whether a request arrived, from what a failed fetch threw. What is not known to have failed before the request
 * went out may have arrived.
 */
export function classify(thrown: unknown, timedOut: boolean): Outcome {
  const { code, call } = codeOf(thrown);
  if (untrusted.test(code)) return { outcome: "not-sent", native: code, hopeless: true };
  if (notSent.has(code) || call === "connect") {
    return { outcome: "not-sent", native: code, hopeless: false };
  }
  return { outcome: "maybe-sent", native: code, late: timedOut };
}

/** Fetch wraps what happened: the code stands with a cause, or with the first of several. */
function codeOf(thrown: unknown): { readonly code: string; readonly call: string } {
  let found = { code: "", call: "" };
  let at: unknown = thrown;
  for (let depth = 0; depth < 5 && typeof at === "object" && at !== null; depth += 1) {
    const { code, syscall, cause, errors, name } = at as Record<string, unknown>;
    const own = typeof code === "string" ? code : found.code;
    found = { code: own, call: typeof syscall === "string" ? syscall : found.call };
    if (typeof code === "string") return found;
    at = cause ?? (Array.isArray(errors) ? errors[0] : undefined);
    if (at === undefined && typeof name === "string") return { ...found, code: name };
  }
  return found;
}
