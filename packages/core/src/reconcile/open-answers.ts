import type { Answers } from "./account-digest.ts";
import type { KnownLinks } from "./known-links.ts";
import type { Asked } from "./recall/person-row.ts";

/** Answers what the policy leaves open of one account after the other, and notes what was asked of the last one. */
export interface OpenAnswers {
  readonly answers: Answers;
  readonly asked: Asked;
  /** Says of which account, by the number of its link, the next questions are. */
  askFor(number: number): void;
}

/** Answers from what was read: who has a name that was made from the same stem keeps it, and was given it by nobody else. */
export function openAnswers(
  links: KnownLinks,
  ownedBy: (personId: string) => string | undefined,
): OpenAnswers {
  const asked: Asked = { names: undefined, references: [] };
  let own = -1;
  return {
    asked,
    askFor(number) {
      own = number;
      asked.names = undefined;
      asked.references.length = 0;
    },
    answers: {
      accountOf(personId) {
        const stable = ownedBy(personId);
        if (stable !== undefined) asked.references.push(personId, stable);
        return stable;
      },
      nameOf(attribute, { stem }) {
        asked.names = links.namesOf(own);
        return links.nameOf(own, { attribute, stem });
      },
    },
  };
}
