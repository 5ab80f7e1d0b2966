import type { Decision } from "../decision/decision.ts";
import type { DecisionInputs } from "../decision/decision-inputs.ts";
import { makeDecision } from "../decision/make-decision.ts";
import { inputsOf, type NewEvent } from "./inputs-of.ts";
import { keep } from "./keep.ts";
import { type Lesson, lessonOf } from "./lesson.ts";
import { lookUp } from "./look-up.ts";
import type { SignInAssessorOptions } from "./options.ts";
import { teach } from "./teach.ts";

/** A decision, what it was made from, and what the model was taught. */
export interface Assessed {
  readonly decision: Decision;
  readonly inputs: DecisionInputs;
  readonly lesson: Lesson;
}

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
