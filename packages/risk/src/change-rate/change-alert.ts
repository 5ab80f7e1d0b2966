import type { Contribution } from "../evidence/contribution.ts";
import type { Act } from "./transaction.ts";

/** What is wrong with a change, or with a sign-in that followed one. */
export interface ChangeAlert {
  /** The id of the change or sign-in. */
  readonly id: string;
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly act: Act | "sign-in";
  /** The system; for a sign-in, the application where it is known. */
  readonly target: string | undefined;
  readonly organisation: string | undefined;
  /** The sum of all bits. */
  readonly bits: number;
  readonly contributions: readonly Contribution[];
  /**
   * It says nothing that was not said already: the same rules found the same hand making more of the same changes, and
   * not yet twice as many. For people, leave it out.
   */
  readonly repeats: boolean;
}
