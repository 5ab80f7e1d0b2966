import type { Attributes } from "@rollcall/core";
import { refusal } from "./refusal.ts";

/**
 * Throws `invalid-value` for a mobile number that is not of the United Kingdom: NHSmail disables an account that gets one
 * (NHSmail password policy). Numbers are written with +44, 0044 or a leading 0.
 */
export function assertUkNumber({ mobilePhone }: Attributes): void {
  if (mobilePhone === undefined || mobilePhone === null) return;
  const digits = String(mobilePhone).replaceAll(/[\s().-]/g, "");
  if (/^(?:\+44|0044|0(?!0))0?[1-9]\d{6,9}$/.test(digits)) return;
  throw refusal(
    "invalid-value",
    "is no number of the United Kingdom, for which NHSmail disables accounts",
    {
      field: "mobilePhone",
      rule: "uk-number",
      advice: "Correct the number in the staff record, or leave it out of the policy.",
    },
  );
}
