import type { Fingerprint } from "../fingerprint.ts";
import type { AttributeValue } from "../model/value.ts";
import type { RuleValue } from "../policy/policy.ts";
import { recordFingerprint } from "../record-fingerprint.ts";
import { type EntitlementSum, entitlementSum } from "./entitlement-sum.ts";

/**
 * What one fingerprint is made of, taken in part by part, always in one order: the values, what is held, the rest, and what
 * is filled.
 */
export interface DigestRecord {
  /** Of the entitlements in which the policy has a say. */
  readonly held: EntitlementSum;
  begin(): void;
  /** Takes in the value of the attribute with this number. */
  value(index: number, value: AttributeValue | null | undefined): void;
  /** Takes in what is {@link held}, and whether the account is enabled. */
  rest(enabled: boolean): void;
  /** Takes in whether an attribute that is only filled has a value; whoever is to have another's key or a name is to. */
  filled(value: RuleValue): void;
  /** Gives the fingerprint; it is overwritten by the next one. */
  end(): Readonly<Fingerprint>;
}

/** How values are written, by the numbers of their attributes. */
export interface ValueForms {
  /** The form in which a text is compared; missing where it is not compared as a text or holds many. */
  readonly forms: readonly (((text: string) => string) | undefined)[];
  /** Writes any value of an attribute as one text. */
  readonly whole: (index: number, value: AttributeValue) => string;
}

const marks = { absent: -1, mixed: -2, disabled: -3, enabled: -4, empty: -5, filled: -6 };

/** Starts with nothing taken in. Of attributes there are at most `most`. The seed is kept with the store. */
export function digestRecord(
  seed: string,
  { forms, whole, most }: ValueForms & { readonly most: number },
): DigestRecord {
  const held = entitlementSum(seed);
  const fingerprint = recordFingerprint(seed);
  // At most two for each attribute, and four for the rest.
  const numbers = new Int32Array(2 * most + 4);
  let count = 0;
  // All texts are taken in together, and the numbers say where each ends.
  let texts = "";
  return {
    held,
    begin() {
      count = 0;
      texts = "";
      held.start();
    },
    value(index, value) {
      if (value === undefined || value === null) {
        numbers[count++] = marks.absent;
        return;
      }
      const form = forms[index];
      const isText = form !== undefined && typeof value === "string";
      if (!isText) numbers[count++] = marks.mixed;
      const text = isText ? form(value) : whole(index, value);
      numbers[count++] = text.length;
      texts += text;
    },
    rest(enabled) {
      const { lo, hi } = held.sum();
      numbers[count++] = enabled ? marks.enabled : marks.disabled;
      numbers[count++] = held.count();
      numbers[count++] = lo;
      numbers[count++] = hi;
    },
    filled(value) {
      numbers[count++] = isEmpty(value) ? marks.empty : marks.filled;
    },
    end: () => fingerprint(texts, numbers, count),
  };
}

function isEmpty(value: RuleValue): boolean {
  if (value === undefined || value === null || value === "") return true;
  return Array.isArray(value) && value.length === 0;
}
