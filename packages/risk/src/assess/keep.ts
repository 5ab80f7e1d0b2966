import type { Decision } from "../decision/decision.ts";
import type { DecisionInputs } from "../decision/decision-inputs.ts";
import { usualWait } from "./look-up.ts";
import type { SignInAssessorOptions } from "./options.ts";
import { tell } from "./tell.ts";
import { within } from "./within.ts";

/**
 * Has a decision kept, and waits for that as long as for a look-up. A decision that could not be kept stands all the
 * same, since a full disk must not shut a ward out; it is reported.
 */
export async function keep(
  options: SignInAssessorOptions,
  decision: Decision,
  inputs: DecisionInputs,
): Promise<void> {
  try {
    await within(options.lookUpWithin ?? usualWait, options.keep?.(decision, inputs));
  } catch (cause) {
    tell(options, "keep", cause);
  }
}
