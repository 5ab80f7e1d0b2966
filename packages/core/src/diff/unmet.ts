import { attributeDifference, creationBarrier, type Unwritable } from "./attribute-difference.ts";
import type { DiffInput } from "./diff.ts";
import { kindComparison, kindSchema } from "./kind-comparison.ts";

/** A desired value that no write can bring about, and why, in words for a finding. */
export interface UnmetAttribute {
  readonly attribute: string;
  readonly problem: Unwritable;
  readonly because: string;
}

const sentences: Readonly<Record<Unwritable, string>> = {
  unknown: "the target has no such attribute",
  secret: "the attribute is secret and is set through credentials alone",
  "read-only": "the target keeps this attribute itself",
  "write-once": "the target lets this attribute be set only when the account is made",
  required: "an account cannot be without this attribute, and the policy asks for no value",
  "too-long": "the value is longer than the target allows",
  "not-read-whole": "the attribute was not read whole, so nothing can be said of it",
};

/** Lists what `diff` leaves out of one account's difference because the target would refuse it. */
export function unmet(input: DiffInput): readonly UnmetAttribute[] {
  const { desired, actual, schema, acknowledged } = input;
  if (desired.presence === "gone" || (!actual && desired.presence === "kept")) return [];
  const kind = kindComparison(kindSchema(schema, desired.kind));
  const found: UnmetAttribute[] = [];
  for (const name of Object.keys(desired.attributes).sort()) {
    const wanted = desired.attributes[name];
    if (!wanted) continue;
    const compared = kind.get(name);
    const problem = actual
      ? attributeDifference({
          name,
          desired: wanted,
          actual,
          compared,
          acknowledged: acknowledged?.[name],
        })
      : wanted.value === null
        ? requiredAtCreation(compared?.schema.required)
        : creationBarrier(wanted.value, compared?.schema);
    if (typeof problem !== "string") continue;
    found.push({ attribute: name, problem, because: sentences[problem] });
  }
  return found;
}

function requiredAtCreation(required: boolean | undefined): Unwritable | undefined {
  return required ? "required" : undefined;
}
