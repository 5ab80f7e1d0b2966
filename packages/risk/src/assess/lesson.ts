import { decide } from "../decision/decide.ts";
import type { Decision } from "../decision/decision.ts";
import type { DecisionInputs } from "../decision/decision-inputs.ts";
import { isOwnSignIn } from "../sign-in/ended.ts";

/**
 * What is to be done with a sign-in after it was decided on: learn it as the person's own, note it as an attempt that
 * came to nothing, wait for the answer to a challenge, or neither.
 */
export type Lesson = "learn" | "note" | "wait" | "leave";

/**
 * Tells what may be learnt of a sign-in: the guard against somebody who teaches the model to take them for the person.
 * Only one is learnt that succeeded, that needed no exception, that is not older than the last one learnt, and that was
 * allowed or has passed a second factor. A factor that was passed before does not outweigh evidence that demands a
 * challenge: that one waits for a fresh answer.
 */
export function lessonOf(decision: Decision, inputs: DecisionInputs): Lesson {
  const { event, past, doubts } = inputs;
  if (doubts.some(({ source }) => unteachable.has(source))) return "leave";
  if (!isOwnSignIn(event)) return "note";
  const { contributions, challengeAt, exception } = decision;
  const { withoutException } = decide({ contributions, challengeAt });
  if (withoutException === "block") return exception ? "leave" : "note";
  if (past.last && event.at < past.last.at) return "leave";
  if (withoutException === "allow") return "learn";
  if (exception && decision.outcome === "allow") return "leave";
  const isDemanded = contributions.some(({ strength }) => strength === "demanding");
  return event.stepUp === "passed" && !isDemanded ? "learn" : "wait";
}

/**
 * An event of which these are said cannot be trusted to say who signed in when: not even as a failure, which would
 * never fade if it lay in the future.
 */
const unteachable: ReadonlySet<string> = new Set(["from-the-future", "id-used-before"]);
