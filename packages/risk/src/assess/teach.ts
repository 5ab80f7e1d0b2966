import type { SignIn } from "../sign-in/sign-in.ts";
import type { Lesson } from "./lesson.ts";
import type { SignInAssessorOptions } from "./options.ts";
import { tell } from "./tell.ts";

/** Teaches the model what may be learnt of a sign-in. A model that throws has not learnt it, which is reported and stops nobody. */
export function teach(options: SignInAssessorOptions, event: SignIn, lesson: Lesson): void {
  try {
    if (lesson === "learn") options.model.learn(event);
    // The password was right; what the decision stopped did not succeed.
    if (lesson === "note") options.model.note(refused(event));
  } catch (cause) {
    tell(options, "learning", cause);
  }
}

function refused(event: SignIn): SignIn {
  return event.result === "succeeded" ? { ...event, result: "refused" } : event;
}
