/** What went wrong, in the terms of what the caller can do about it. */
export type ConnectorErrorCode =
  | "auth-failed"
  | "permission-denied"
  | "not-found"
  | "already-exists"
  | "version-conflict"
  | "precondition-failed"
  | "invalid-value"
  | "not-unique"
  | "unknown-attribute"
  | "reference-missing"
  | "password-policy"
  | "locked"
  | "throttled"
  | "timeout"
  | "unavailable"
  | "partial-result"
  | "delta-expired"
  | "delta-invalid"
  | "unsupported"
  | "quota"
  | "invalid-options"
  | "protocol"
  | "cancelled"
  | "internal";

/** When the same call may be made again; `after` is in milliseconds. */
export type Retry = "never" | "now" | "backoff" | { readonly after: number };

/** Whether the system changed before the call failed. `unknown` makes `apply` look before it acts again. */
export type ErrorEffect = "none" | "applied" | "unknown";

/** How much is affected: one record, one session, or the whole system. */
export type ErrorScope = "record" | "session" | "system";

/** The facts of a {@link ConnectorError}; none of them may hold a secret or personal data. */
export interface ConnectorErrorFacts {
  readonly code: ConnectorErrorCode;
  /** Plain English for a person; defaults to the code. */
  readonly message?: string | undefined;
  /** Defaults to what the code usually allows, see {@link usualRetry}. */
  readonly retry?: Retry | undefined;
  /** Defaults to `none`, and to `unknown` for `timeout`. */
  readonly effect?: ErrorEffect | undefined;
  /** Defaults to `record`. */
  readonly scope?: ErrorScope | undefined;
  /** What to do about it, as an instruction. */
  readonly advice?: string | undefined;
  /** The system's own code, such as a protocol's result code or an HTTP status. */
  readonly native?: string | number | undefined;
  /** Where in the input: file, line, field. */
  readonly where?: ErrorPlace | undefined;
  readonly cause?: unknown;
}

/** A place in an input: enough to open the file at the fault, and never the faulty value itself. */
export interface ErrorPlace {
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly field?: string | undefined;
  readonly rule?: string | undefined;
}

const brand = Symbol.for("rollcall.error.ConnectorError");

const retryByCode: Partial<Record<ConnectorErrorCode, Retry>> = {
  throttled: "backoff",
  timeout: "backoff",
  unavailable: "backoff",
  locked: "backoff",
};

/** Tells when a call that failed with `code` may usually be made again. */
export function usualRetry(code: ConnectorErrorCode): Retry {
  return retryByCode[code] ?? "never";
}

/**
 * The one error that Rollcall and its connectors throw.
 * Recognise it with {@link ConnectorError.is}, which also works across two copies of this package.
 */
export class ConnectorError extends Error {
  override readonly name = "ConnectorError";
  readonly code: ConnectorErrorCode;
  readonly retry: Retry;
  readonly effect: ErrorEffect;
  readonly scope: ErrorScope;
  readonly advice: string | undefined;
  readonly native: string | number | undefined;
  readonly where: ErrorPlace | undefined;

  constructor(facts: ConnectorErrorFacts) {
    super(facts.message ?? facts.code, facts.cause === undefined ? {} : { cause: facts.cause });
    this.code = facts.code;
    this.retry = facts.retry ?? usualRetry(facts.code);
    this.effect = facts.effect ?? (facts.code === "timeout" ? "unknown" : "none");
    this.scope = facts.scope ?? "record";
    this.advice = facts.advice;
    this.native = facts.native;
    this.where = facts.where;
    Object.defineProperty(this, brand, { value: true });
  }

  /** Tells whether `value` is a ConnectorError, from this or another copy of the package. */
  static is(value: unknown): value is ConnectorError {
    return typeof value === "object" && value !== null && brand in value;
  }
}
