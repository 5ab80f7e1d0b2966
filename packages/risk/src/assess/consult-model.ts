import { checkedContribution } from "../decision/checked-contribution.ts";
import type { Contribution } from "../evidence/contribution.ts";
import type { SignInModel } from "../model/sign-in-model.ts";
import { noPast, type Past } from "../sign-in/past.ts";
import type { SignIn } from "../sign-in/sign-in.ts";

/** What the model said of a sign-in. */
export interface Opinion {
  readonly past: Past;
  readonly weighed: readonly Contribution[];
  /** What went wrong; `undefined` when nothing did. */
  readonly cause: unknown;
}

/**
 * Asks the model for a person's past and for the weight of a sign-in. A model that throws, or that gives more than
 * statistics, is not believed in anything; the cause is told.
 */
export function consultModel(model: SignInModel, event: SignIn): Opinion {
  try {
    const past = model.past(event);
    const weighed = model.weigh(event).map(checkedContribution);
    if (weighed.some(({ strength }) => strength !== "statistical")) {
      throw new TypeError("a model gave evidence that is more than statistical");
    }
    return { past, weighed, cause: undefined };
  } catch (cause) {
    return { past: noPast, weighed: [], cause: cause ?? "unknown" };
  }
}
