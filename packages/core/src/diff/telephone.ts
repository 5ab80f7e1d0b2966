const written = /^(?:tel:)?\s*([+\d(][\d\s().\-/]*?)\s*(?:(?:ext\.?|x|#)\s*(\d+))?\s*$/i;
const [zero, nine, space] = [0x30, 0x39, 0x20];

/**
 * Writes a telephone number as ITU-T E.164, `+441632960001`, with an extension as `x12`. Numbers without a country
 * are taken as those of the UK. A text that is not such a number comes back as it stands, in lower case.
 */
export function canonicalTelephone(text: string): string {
  // Nearly all are written like this one, and a full run writes each of them twice.
  if (isNational(text)) return `+44${withoutSpaces(text, 1)}`;
  const match = written.exec(text);
  const digits = match?.[1]?.replaceAll("(0)", "").replace(/[^\d+]/g, "");
  const international = digits === undefined ? undefined : withCountry(digits);
  if (international === undefined) return text.trim().toLowerCase();
  return match?.[2] === undefined ? international : `${international}x${match[2]}`;
}

/** As `replaceAll` does it, in a third of the time for a text of twelve. */
function withoutSpaces(text: string, from: number): string {
  const at = text.indexOf(" ", from);
  return at < 0 ? text.slice(from) : text.slice(from, at) + withoutSpaces(text, at + 1);
}

function withCountry(digits: string): string | undefined {
  if (digits.startsWith("00")) return withCountry(`+${digits.slice(2)}`);
  // No UK number starts with 0 behind the country code: it is the trunk prefix, left in by mistake.
  if (digits.startsWith("+44")) return `+44${digits.slice(3).replace(/^0/, "")}`;
  if (/^\+\d+$/.test(digits)) return digits;
  return /^0\d{8,}$/.test(digits) ? `+44${digits.slice(1)}` : undefined;
}

/** Tells whether a text is `0`, then a digit that is no `0`, and in all eight digits or more, with spaces. */
function isNational(text: string): boolean {
  const first = text.charCodeAt(1);
  if (text.charCodeAt(0) !== zero || !(first > zero && first <= nine)) return false;
  let digits = 1;
  for (let at = 2; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= zero && unit <= nine) digits++;
    else if (unit !== space) return false;
  }
  return digits >= 8;
}
