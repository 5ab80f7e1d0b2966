import type { Decision } from "../decision/decision.ts";
import type { DecisionInputs } from "../decision/decision-inputs.ts";
import { makeDecision } from "../decision/make-decision.ts";
import type { SignIn } from "../sign-in/sign-in.ts";
import type { Decided } from "./decided.ts";
import { keep } from "./keep.ts";
import type { SignInAssessorOptions } from "./options.ts";
import { inform, teach } from "./teach.ts";

/** What became of a second factor that was asked for. */
export type StepUp = NonNullable<SignIn["stepUp"]>;

/** What came of the answer to a challenge. */
export interface Settled {
  /**
   * The decision as it now stands: a challenge that was not passed can have become a block. `undefined` for an event
   * that is not remembered.
   */
  readonly decision: Decision | undefined;
  /**
   * Whether the sign-in was learnt as the person's own, or noted as an attempt; `nothing` where no challenge was open.
   */
  readonly lesson: "learnt" | "noted" | "nothing";
}

/** An answer to a challenge. */
export interface Answer {
  readonly event: SignIn;
  readonly stepUp: StepUp;
  /** What is remembered of the event. */
  readonly decided: Decided | undefined;
}

/** Takes in how a person answered a challenge: once for each event. */
export async function settle(
  { event, stepUp, decided }: Answer,
  options: SignInAssessorOptions,
): Promise<Settled> {
  const decision = await decided?.decision;
  const inputs = decided?.open;
  if (!decided || !inputs) return { decision, lesson: "nothing" };
  decided.open = undefined;
  const answered = { event: { ...event, stepUp }, listed: inputs.surroundings.listed };
  if (stepUp === "passed") {
    teach(options, answered, "learn");
    inform(options, options.answered, event);
    return { decision, lesson: "learnt" };
  }
  teach(options, answered, "note");
  const again = withAnswer(inputs, stepUp, options.now());
  const harder = makeDecision(again, options.rules);
  await keep(options, harder, again);
  return { decision: harder, lesson: "noted" };
}

function withAnswer(inputs: DecisionInputs, stepUp: StepUp, at: number): DecisionInputs {
  return { ...inputs, at, event: { ...inputs.event, stepUp } };
}
