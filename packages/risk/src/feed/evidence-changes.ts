import { isSubject } from "../profile/subject.ts";

/** Whose evidence was changed since it was last stored. It grows with the people about whom there is or was any. */
export interface EvidenceChanges {
  /** Says that evidence about a person was changed, and whether there is any left. */
  touched(subject: string, isLeft: boolean): void;
  /** Says that a person's evidence was read from a store. */
  stored(subject: string): void;
  /** Gives people whose evidence was changed or is gone, at most so many, and takes them for stored. */
  take(most: number): readonly string[];
  /** Says that what was taken was not stored after all. */
  putBack(subjects: readonly string[]): void;
}

/** Makes an account of changes; `hasAny` tells whether there is evidence about a person. */
export function evidenceChanges(hasAny: (subject: string) => boolean): EvidenceChanges {
  const changed = new Set<string>();
  const inStore = new Set<string>();
  return {
    touched(subject, isLeft) {
      // What was never stored and is gone needs no word; what is no key of anybody would not be read back.
      if (!isSubject(subject)) return;
      if (isLeft || inStore.has(subject)) changed.add(subject);
      else changed.delete(subject);
    },
    stored: (subject) => void inStore.add(subject),
    take(most) {
      const taken = changed.values().take(most).toArray();
      for (const subject of taken) {
        changed.delete(subject);
        if (hasAny(subject)) inStore.add(subject);
        else inStore.delete(subject);
      }
      return taken;
    },
    putBack(subjects) {
      for (const subject of subjects) {
        changed.add(subject);
        // It may or may not be there: what is not, costs a word too many.
        inStore.add(subject);
      }
    },
  };
}
