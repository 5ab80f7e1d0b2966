import type { AssessFault, SignInAssessorOptions } from "./options.ts";

/** Tells whoever wants to know of a fault. A report that fails in its turn must not stop a sign-in. */
export function tell(options: SignInAssessorOptions, fault: AssessFault, cause: unknown): void {
  try {
    options.report?.(fault, cause);
  } catch {
    // Nobody is left to be told.
  }
}
