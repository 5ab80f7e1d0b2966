import type { DecisionInputs } from "../decision/decision-inputs.ts";
import type { Contribution } from "../evidence/contribution.ts";
import type { SignIn } from "../sign-in/sign-in.ts";
import { consultModel } from "./consult-model.ts";
import { doubt } from "./doubt.ts";
import type { Found } from "./look-up.ts";
import type { SignInAssessorOptions } from "./options.ts";
import { presentOf } from "./present.ts";
import { tell } from "./tell.ts";
import { withoutAddress } from "./without-address.ts";

/** An event, and whether another one had its id before. */
export interface NewEvent {
  readonly event: SignIn;
  readonly isReused: boolean;
}

/** How far ahead of ours the clock that stamped an event may be, in milliseconds; what Kerberos allows. */
const clockTolerance = 5 * 60_000;

/**
 * Puts together what a decision is made from: what was looked up, and the person's past. Asks the model at once, so
 * that no other sign-in of the person comes in between.
 */
export function inputsOf(
  { event, isReused }: NewEvent,
  { surroundings, evidence, exception, doubts }: Found,
  options: SignInAssessorOptions,
): DecisionInputs {
  const { model, thresholds, withAddress = false } = options;
  const at = presentOf(options);
  const { past, weighed, cause } = consultModel(model, event);
  const odd: Contribution[] = [...doubts];
  if (cause !== undefined) {
    tell(options, "model", cause);
    odd.push(doubt("model-failed"));
  }
  // Written so that a clock that gives no number makes a doubt.
  if (!(event.at <= at + clockTolerance)) odd.push(doubt("from-the-future"));
  if (isReused) odd.push(doubt("id-used-before"));
  return {
    at,
    event: withAddress ? event : withoutAddress(event),
    past,
    surroundings,
    model: model.version,
    weighed,
    evidence,
    doubts: odd,
    thresholds,
    ...(exception && { exception }),
  };
}
