/** One value of an attribute. Instants are ISO 8601 strings in UTC, dates `YYYY-MM-DD`, binary values base64. */
export type Scalar = string | number | boolean;

/** The value or values of one attribute. An empty list is a known empty set. */
export type AttributeValue = Scalar | readonly Scalar[];

/**
 * Attributes by name. Four states are kept apart: a missing key is *not supplied*, `null` is *known to be absent*,
 * `""` and `[]` are *present and empty*.
 */
export type Attributes = Readonly<Record<string, AttributeValue | null>>;

/** Anything that survives JSON unchanged. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

/** A calendar date in Europe/London, `YYYY-MM-DD`. */
export type LocalDate = string;

/** An instant in UTC, ISO 8601 with `Z`, such as `2026-11-21T07:00:00Z`. */
export type Instant = string;
