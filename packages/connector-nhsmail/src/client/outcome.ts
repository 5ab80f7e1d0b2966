import type { GraphAnswer } from "../transport.ts";

/** What became of one attempt. */
export type Outcome =
  /** `unreadable`: a body was there that is no JSON, such as HTML or the half of an answer. */
  | { readonly outcome: "answered"; readonly answer: GraphAnswer; readonly unreadable: boolean }
  /** It surely did not arrive. `hopeless`: nor would another. */
  | { readonly outcome: "not-sent"; readonly native: string; readonly hopeless: boolean }
  /** It may have arrived. */
  | { readonly outcome: "maybe-sent"; readonly native: string; readonly late: boolean };
