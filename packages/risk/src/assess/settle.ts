import type { Decision } from "../decision/decision.ts";
import type { DecisionInputs } from "../decision/decision-inputs.ts";
import { makeDecision } from "../decision/make-decision.ts";
import type { SignIn } from "../sign-in/sign-in.ts";
import type { Decided } from "./decided.ts";
import { inputsOf } from "./inputs-of.ts";
import { keep } from "./keep.ts";
import { lookUp } from "./look-up.ts";
import type { SignInAssessorOptions } from "./options.ts";
import { inform, teach } from "./teach.ts";

/** What became of a second factor that was asked for. */
export type StepUp = NonNullable<SignIn["stepUp"]>;

/** What came of the answer to a challenge. */
export interface Settled {
  /**
   * The decision as it now stands. A challenge that was not passed can have become a block. One that was passed can be
   * a challenge again, with what the answer brought to light: ask for another factor, and settle that. `undefined` for
   * an event that is not remembered.
   */
  readonly decision: Decision | undefined;
  /**
   * `learnt`: the sign-in is the person's own, let them in. `noted`: it counts as an attempt. `nothing`: no challenge
   * was open, or one is open still.
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

/** Takes in how a person answered a challenge: once for each challenge. */
export async function settle(
  { event, stepUp, decided }: Answer,
  options: SignInAssessorOptions,
): Promise<Settled> {
  const asked = await decided?.decision;
  const inputs = decided?.open;
  if (!decided || !asked || !inputs) return { decision: asked, lesson: "nothing" };
  decided.open = undefined;
  const settling = decideAgain({ event, stepUp, asked, inputs }, options);
  decided.decision = settling.then(({ decision }) => decision);
  const { decision, lesson, open } = await settling;
  decided.open = open;
  return { decision, lesson };
}

interface Answered {
  readonly event: SignIn;
  readonly stepUp: StepUp;
  readonly asked: Decision;
  readonly inputs: DecisionInputs;
}

interface DecidedAgain extends Settled {
  readonly decision: Decision;
  readonly open: DecisionInputs | undefined;
}

/**
 * Decides once more, knowing the answer. A second factor outweighs what it was asked for, and nothing that came to
 * light since: neither prompts that were denied until one was passed, nor the end of a post in the meantime.
 */
async function decideAgain(
  { event, stepUp, asked, inputs }: Answered,
  options: SignInAssessorOptions,
): Promise<DecidedAgain> {
  const answered = { ...event, stepUp };
  const found = await lookUp(answered, options);
  const again = sinceThen(inputs, inputsOf({ event: answered, isReused: false }, found, options));
  const decision = makeDecision(again, options.rules);
  const taught = { event: answered, listed: again.surroundings.listed };
  if (stepUp === "passed" && !bringsToLight(asked, decision)) {
    teach(options, taught, "learn");
    inform(options, options.answered, event);
    return { decision: asked, lesson: "learnt", open: undefined };
  }
  const isOver = stepUp !== "passed" || decision.outcome === "block";
  if (isOver) teach(options, taught, "note");
  await keep(options, decision, again);
  const open = isOver || decision.outcome === "allow" ? undefined : again;
  return { decision, lesson: isOver ? "noted" : "nothing", open };
}

/** What went wrong before the answer stays in view, also where a sign-in elsewhere has since been forgiven for it. */
function sinceThen(before: DecisionInputs, now: DecisionInputs): DecisionInputs {
  const failures = Math.max(before.past.failures, now.past.failures);
  const denied = Math.max(before.past.denied, now.past.denied);
  return { ...now, weighed: before.weighed, past: { ...now.past, failures, denied } };
}

function bringsToLight(asked: Decision, decision: Decision): boolean {
  const known = new Set(asked.contributions.map(({ source, strength }) => `${strength} ${source}`));
  return decision.contributions.some(
    ({ source, strength }) => strength !== "statistical" && !known.has(`${strength} ${source}`),
  );
}
