/** What the sign-in page knows of a request besides the claims. Claims never say where a request came from. */
export interface SignInRequest {
  /**
   * The address that the request came from: the caller's own connection, or what a proxy of the caller's says. Never
   * what a browser may write itself.
   */
  readonly address?: string | undefined;
  /** The `User-Agent` of the request, as it is. */
  readonly agent?: string | undefined;
  /** What a cookie of the caller's tells browsers apart by. */
  readonly deviceId?: string | undefined;
  /** When the claims were accepted, in milliseconds since 1970. Defaults to when they were issued. */
  readonly at?: number | undefined;
  /** Defaults to the claim `jti`, or to subject, session and time where there is none. */
  readonly id?: string | undefined;
}
