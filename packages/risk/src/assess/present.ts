import type { SignInAssessorOptions } from "./options.ts";
import { tell } from "./tell.ts";

/** Asks for the present. A clock that cannot be read is no number, which leaves a doubt on every sign-in. */
export function presentOf(options: SignInAssessorOptions): number {
  try {
    return options.now();
  } catch (cause) {
    tell(options, "clock", cause);
    return Number.NaN;
  }
}
