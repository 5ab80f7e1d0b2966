import { refuse } from "../messages/refusal.ts";
import type { Classes } from "./class-rules.ts";
import type { Draft } from "./draft.ts";

/** Checks that an entry has what its classes ask for and nothing else. */
export function checkClasses(draft: Draft, { all }: Classes): void {
  const keys = new Set([
    ...draft.attributes.keys(),
    ...[...draft.links].filter(([, plans]) => plans.size > 0).map(([key]) => key),
  ]);
  for (const key of keys) {
    if (hidden.has(key)) continue;
    if (!all.some(({ may, must }) => may.has(key) || must.has(key))) {
      refuse("objectClassViolation", "00002014");
    }
  }
  const missing = all.some(({ must }) =>
    [...must].some((key) => !draft.attributes.has(key) && !implied.has(key)),
  );
  if (missing) refuse("objectClassViolation", "00002014");
}

// Kept for passwords, whatever the class says.
const hidden = new Set(["unicodepwd", "ntpwdhistory"]);

// Every entry has a descriptor; this server keeps rights elsewhere.
const implied = new Set(["ntsecuritydescriptor"]);
