import type { Decision } from "../decision/decision.ts";
import type { DecisionInputs } from "../decision/decision-inputs.ts";
import { makeDecision } from "../decision/make-decision.ts";
import type { Contribution } from "../evidence/contribution.ts";
import type { SignIn } from "../sign-in/sign-in.ts";
import { consultModel } from "./consult-model.ts";
import { doubt } from "./doubt.ts";
import { keep } from "./keep.ts";
import { type Lesson, lessonOf } from "./lesson.ts";
import { type Found, lookUp } from "./look-up.ts";
import type { SignInAssessorOptions } from "./options.ts";
import { teach } from "./teach.ts";
import { tell } from "./tell.ts";
import { withoutAddress } from "./without-address.ts";

/** A decision, what it was made from, and what the model was taught. */
export interface Assessed {
  readonly decision: Decision;
  readonly inputs: DecisionInputs;
  readonly lesson: Lesson;
}

/** An event, and whether another one had its id before. */
export interface NewEvent {
  readonly event: SignIn;
  readonly isReused: boolean;
}

/** How far ahead of ours the clock that stamped an event may be, in milliseconds; what Kerberos allows. */
const clockTolerance = 5 * 60_000;

/**
 * Decides on one event. Everything is looked up first; from the person's past to the lesson there is no wait, so that
 * no other sign-in of the same person comes in between. Never rejects.
 */
export async function assessOnce(
  given: NewEvent,
  options: SignInAssessorOptions,
): Promise<Assessed> {
  const { event } = given;
  const inputs = inputsOf(given, await lookUp(event, options), options);
  const decision = makeDecision(inputs, options.rules);
  const lesson = lessonOf(decision, inputs);
  teach(options, { event, listed: inputs.surroundings.listed }, lesson);
  await keep(options, decision, inputs);
  return { decision, inputs, lesson };
}

function inputsOf(
  { event, isReused }: NewEvent,
  { surroundings, evidence, exception, doubts }: Found,
  options: SignInAssessorOptions,
): DecisionInputs {
  const { model, thresholds, withAddress = false } = options;
  const at = options.now();
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
