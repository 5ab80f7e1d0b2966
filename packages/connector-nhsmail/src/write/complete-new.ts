import { type Completion, complete } from "./complete.ts";
import type { Found } from "./find.ts";
import type { AskedAccount } from "./own-work.ts";
import { afterEffect } from "./refusal.ts";

/** Completes an account that was just made or restored: what fails then, fails after an effect. */
export async function completeNew(
  asked: AskedAccount,
  found: Found,
  how: Completion,
): ReturnType<typeof complete> {
  try {
    return await complete(asked, found, how);
  } catch (error) {
    throw afterEffect(error);
  }
}
