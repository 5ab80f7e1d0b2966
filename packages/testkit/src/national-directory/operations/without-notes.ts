import type { Properties } from "../store/change.ts";

/** Takes out of a body what is about a property and none itself, such as `members@odata.bind`. */
export function withoutNotes(body: Properties): Properties {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !name.includes("@")));
}
