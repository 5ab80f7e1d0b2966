import type { Entry } from "../tree/entry.ts";

/** Tells whether an entry matches; `undefined` when that cannot be said (RFC 4511 section 4.5.1.7). */
export type Test = (entry: Entry) => boolean | undefined;
