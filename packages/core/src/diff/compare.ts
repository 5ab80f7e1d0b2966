import type { AttributeSchema, Comparison } from "../model/schema.ts";
import type { Scalar } from "../model/value.ts";
import { canonicalName, foldCase } from "./distinguished-name.ts";
import { canonicalInstant } from "./instant-text.ts";
import { canonicalTelephone } from "./telephone.ts";

const texts: Readonly<Record<Comparison, (text: string) => string>> = {
  exact: (text) => text,
  "ignore-case": foldCase,
  dn: remembered(canonicalName),
  instant: canonicalInstant,
  bits: (text) => text,
  e164: canonicalTelephone,
};

/** Groups and managers come again on account after account, so the forms of the last few thousand names are kept. */
function remembered(form: (text: string) => string): (text: string) => string {
  const most = 4096;
  const forms = new Map<string, string>();
  return (text) => {
    const known = forms.get(text);
    if (known !== undefined) return known;
    if (forms.size === most) forms.clear();
    const made = form(text);
    forms.set(text, made);
    return made;
  };
}

/**
 * Gives the function that writes one value of an attribute in the form in which it is compared. Two values are equal
 * exactly when their forms are; a number, a boolean and a text are never equal (but for `bits`: `"512"` is 512).
 */
export function canonicalScalar(compare: Comparison = "exact"): (value: Scalar) => Scalar {
  if (compare === "exact") return (value) => value;
  if (compare === "bits") return (value) => canonicalBits(value);
  const text = texts[compare];
  return (value) => (typeof value === "string" ? text(value) : value);
}

/** Gives the function of {@link canonicalScalar} for texts alone. Not for `bits`, to which `"512"` is the number. */
export function canonicalText(
  compare: Exclude<Comparison, "bits"> = "exact",
): (text: string) => string {
  return texts[compare];
}

/** Writes one value as a text that is the same for values that compare equal, and for no others. */
export function comparisonKey(schema: AttributeSchema, value: Scalar): string {
  return scalarKey(canonicalScalar(schema.compare)(value));
}

/** Writes a value as a text that keeps the number 1, the text `1` and `true` apart. */
export function scalarKey(value: Scalar): string {
  return typeof value === "string" ? `"${value}` : String(value);
}

function canonicalBits(value: Scalar): Scalar {
  const number = typeof value === "string" && /^[+-]?\d{1,15}$/.test(value) ? Number(value) : value;
  if (typeof number !== "number") {
    return typeof number === "string" && /^[+-]?\d+$/.test(number)
      ? BigInt(number).toString()
      : number;
  }
  // The same 32 bits, read with a sign and without.
  return number < 0 && number >= -0x8000_0000 ? number + 0x1_0000_0000 : number + 0;
}
