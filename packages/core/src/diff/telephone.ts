const written = /^(?:tel:)?\s*([+\d(][\d\s().\-/]*?)\s*(?:(?:ext\.?|x|#)\s*(\d+))?\s*$/i;

/**
 * Writes a telephone number as ITU-T E.164, `+441632960001`, with an extension as `x12`. Numbers without a country
 * are taken as those of the UK. A text that is not such a number comes back as it stands, in lower case.
 */
export function canonicalTelephone(text: string): string {
  const match = written.exec(text);
  const digits = match?.[1]?.replaceAll("(0)", "").replace(/[^\d+]/g, "");
  const international = digits === undefined ? undefined : withCountry(digits);
  if (international === undefined) return text.trim().toLowerCase();
  return match?.[2] === undefined ? international : `${international}x${match[2]}`;
}

function withCountry(digits: string): string | undefined {
  if (digits.startsWith("00")) return withCountry(`+${digits.slice(2)}`);
  // No UK number starts with 0 behind the country code: it is the trunk prefix, left in by mistake.
  if (digits.startsWith("+44")) return `+44${digits.slice(3).replace(/^0/, "")}`;
  if (/^\+\d+$/.test(digits)) return digits;
  return /^0\d{8,}$/.test(digits) ? `+44${digits.slice(1)}` : undefined;
}
