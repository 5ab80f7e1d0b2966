import { contentHash } from "@rollcall/core";
import type { Decision } from "../decision/decision.ts";
import { parseSignIn } from "../sign-in/parse-sign-in.ts";
import type { SignIn } from "../sign-in/sign-in.ts";
import { assessOnce } from "./assess-once.ts";
import { checkOptions } from "./check-options.ts";
import { type Decided, decidedEvents } from "./decided.ts";
import type { NewEvent } from "./inputs-of.ts";
import type { SignInAssessorOptions } from "./options.ts";
import { type Settled, type StepUp, settle } from "./settle.ts";

/** Decides on sign-ins as they happen, and learns from them. */
export interface SignInAssessor {
  /**
   * Decides on a sign-in. The same event again gives the same decision and teaches nothing. What cannot be looked up
   * challenges, with the reason; it is never allowed in silence. Rejects with `invalid-value` for what is no sign-in,
   * as `parseSignIn` does, and for nothing else.
   */
  assess(event: SignIn): Promise<Decision>;
  /**
   * Says how the person answered a challenge, and decides on the sign-in again with that knowledge. It is learnt as the
   * person's own when the second factor was passed, and nothing came to light that it was not asked for: else it is
   * challenged again, or blocked. Let in whose `lesson` is `learnt`, or whose decision is `allow`. Does nothing for an
   * event that was not challenged, was settled before, or is no longer remembered.
   */
  settle(event: SignIn, stepUp: StepUp): Promise<Settled>;
}

/**
 * How many events are remembered unless told. Our choice: at 64 a second, what comes in within two and a half minutes.
 */
const usualMemory = 10_000;

/**
 * Makes the assessor of sign-ins out of a model, rules, thresholds and what they look up. It holds no state but the
 * model's, and the last events by id. Throws `invalid-options`.
 */
export function signInAssessor(options: SignInAssessorOptions): SignInAssessor {
  checkOptions(options);
  const events = decidedEvents(options.remembered ?? usualMemory);
  const begin = (given: NewEvent, hash: string): Decided => {
    const decided: Decided = {
      hash,
      open: undefined,
      decision: assessOnce(given, options).then(({ decision, inputs, lesson }) => {
        if (lesson === "wait") decided.open = inputs;
        return decision;
      }),
    };
    return decided;
  };
  return {
    async assess(given) {
      const event = parseSignIn(given);
      const hash = contentHash(event);
      const known = events.find(event.id);
      if (known?.hash === hash) return known.decision;
      const decided = begin({ event, isReused: known !== undefined }, hash);
      // Another event under a known id does not push the first one out of memory.
      if (!known) events.remember(event.id, decided);
      return decided.decision;
    },
    async settle(given, stepUp) {
      const event = parseSignIn(given);
      const known = events.find(event.id);
      const decided = known?.hash === contentHash(event) ? known : undefined;
      return settle({ event, stepUp, decided }, options);
    },
  };
}
