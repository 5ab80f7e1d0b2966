import type { AppliedException } from "../decision/applied-exception.ts";
import { checkedContribution } from "../decision/checked-contribution.ts";
import type { Contribution } from "../evidence/contribution.ts";
import type { SignIn } from "../sign-in/sign-in.ts";
import type { Surroundings } from "../sign-in/surroundings.ts";
import { checkedException, checkedStanding, checkedSurroundings } from "./check-found.ts";
import { type Doubt, doubt } from "./doubt.ts";
import type { LookUp, SignInAssessorOptions } from "./options.ts";
import { presentOf } from "./present.ts";
import { tell } from "./tell.ts";
import { within } from "./within.ts";

/** What was looked up for a sign-in, and what could not be. */
export interface Found {
  readonly surroundings: Surroundings;
  readonly evidence: readonly Contribution[];
  readonly exception: AppliedException | undefined;
  readonly doubts: readonly Contribution[];
}

/** How long a look-up is waited for unless told, in milliseconds. Our choice: what a person at a sign-in page bears. */
export const usualWait = 2000;

const nothingKnown = { listed: undefined, failingPeople: 0, colleagues: 0 };

/**
 * Looks up all that is known of a sign-in beside the person's past, all of it at the same time. What cannot be looked
 * up, or is not of the form that it must have, is taken for unknown, is reported, and leaves a doubt.
 */
export async function lookUp(event: SignIn, options: SignInAssessorOptions): Promise<Found> {
  const doubts: Contribution[] = [];
  const ask = async <T>({ look, check, otherwise, fault }: Question<T>): Promise<T> => {
    if (!look) return otherwise;
    try {
      return check(await within(options.lookUpWithin ?? usualWait, look(event)));
    } catch (cause) {
      tell(options, fault, cause);
      doubts.push(doubt(doubtOf[fault]));
      return otherwise;
    }
  };
  const { standing, surroundings, evidence, exceptions } = options;
  const exceptionNow = (found: AppliedException | undefined): AppliedException | undefined =>
    checkedException(found, presentOf(options));
  const [found, address, held, exception] = await Promise.all([
    ask({ look: standing, check: checkedStanding, otherwise: "unknown", fault: "standing" }),
    ask({
      look: surroundings,
      check: checkedSurroundings,
      otherwise: nothingKnown,
      fault: "surroundings",
    }),
    ask({
      look: evidence,
      check: (list) => list.map(checkedContribution),
      otherwise: [],
      fault: "evidence",
    }),
    ask({ look: exceptions, check: exceptionNow, otherwise: undefined, fault: "exceptions" }),
  ]);
  return { surroundings: { ...address, standing: found }, evidence: held, exception, doubts };
}

/** One thing that is looked up. */
interface Question<T> {
  readonly look: LookUp<T> | undefined;
  readonly check: (found: T) => T;
  readonly otherwise: T;
  readonly fault: keyof typeof doubtOf;
}

const doubtOf = {
  standing: "standing-unknown",
  surroundings: "surroundings-unknown",
  evidence: "evidence-unknown",
  exceptions: "exceptions-unknown",
} as const satisfies Record<string, Doubt>;
