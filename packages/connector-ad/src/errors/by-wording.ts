import { commonFacts } from "./common-facts.ts";
import type { FailureFacts } from "./failure-facts.ts";

interface Wording {
  /** The result code. */
  readonly code: number;
  /** Words of Samba's own; they stand beside names and values, which are left alone. */
  readonly words: RegExp;
  readonly facts: FailureFacts;
}

/** Failures to which Samba gives no number of their own. Active Directory has one for each. */
const wordings: readonly Wording[] = [
  { code: 16, words: /was not found in the schema/, facts: commonFacts.unknownAttribute },
  { code: 19, words: /can only be modified as system/, facts: commonFacts.invalidValue },
  { code: 20, words: /SINGLE-VALUE attribute/, facts: commonFacts.severalValues },
  { code: 53, words: /doesn't exist for target GUID/, facts: commonFacts.absentValue },
  { code: 68, words: /already exists for target GUID/, facts: commonFacts.presentValue },
  { code: 80, words: /parent does not exist/, facts: commonFacts.missingReference },
];

/** Finds what Samba means where only its words tell. */
export function byWording(code: number, diagnostic: string): FailureFacts | undefined {
  return wordings.find((each) => each.code === code && each.words.test(diagnostic))?.facts;
}
