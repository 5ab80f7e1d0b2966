import { ConnectorError, type Instant } from "@rollcall/core";

const form = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:[.,](\d+))?Z$/;

/** Reads a generalized time in UTC (RFC 4517 section 3.3.13), such as `20261121070000.0Z`. Throws `invalid-value`. */
export function instantOfGeneralizedTime(text: string): Instant {
  const [, year, month, day, hour, minute, second, fraction = ""] = form.exec(text) ?? [];
  const whole = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  if (Number.isNaN(Date.parse(`${whole}Z`))) {
    throw new ConnectorError({
      code: "invalid-value",
      message: "a text is not a generalized time",
    });
  }
  const digits = fraction.replace(/0+$/, "");
  return digits === "" ? `${whole}Z` : `${whole}.${digits}Z`;
}

/** Writes an instant in UTC as a generalized time. */
export function generalizedTimeOfInstant(instant: Instant): string {
  return instant.replace(/[-:T]/g, "");
}
