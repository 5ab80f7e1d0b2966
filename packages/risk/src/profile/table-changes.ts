import type { SubjectIndex } from "./subject-index.ts";

/**
 * Which profiles of a table were changed since they were last stored. It grows with the people who have a profile, not
 * with events.
 */
export interface TableChanges {
  /** Says that the profile with a number was changed. */
  touched(number: number): void;
  /** Says that a profile is about to be forgotten. */
  dropped(number: number): void;
  /** Says that a profile was read from a store, so that it has to be taken away there when it is forgotten. */
  stored(subject: string): void;
  /**
   * Gives the subjects of profiles that were changed or forgotten, at most so many of each, and takes them for stored.
   */
  take(most: number): readonly string[];
  /** Says that what was taken was not stored after all. */
  putBack(subjects: readonly string[]): void;
}

const [changedFlag, storedFlag] = [1, 2];

/** Makes the account of changes of a table whose people are in `index`. */
export function tableChanges(index: SubjectIndex): TableChanges {
  let flags = new Uint8Array(1_024);
  let changed: number[] = [];
  const gone = new Set<string>();
  const flag = (number: number, more: number): number => {
    if (number >= flags.length) {
      const longer = new Uint8Array(Math.max(flags.length * 2, number + 1));
      longer.set(flags);
      flags = longer;
    }
    const before = flags[number] as number;
    flags[number] = before | more;
    return before;
  };
  const touched = (number: number): void => {
    if ((flag(number, changedFlag) & changedFlag) === 0) changed.push(number);
  };
  return {
    touched,
    dropped(number) {
      const subject = index.subjectOf(number);
      if (subject === undefined || (flag(number, 0) & storedFlag) === 0) return;
      gone.add(subject);
      flags[number] = (flags[number] as number) & ~storedFlag;
    },
    stored: (subject) => void flag(index.find(subject), storedFlag),
    take(most) {
      const taken = new Set([...gone].slice(0, most));
      for (const subject of taken) gone.delete(subject);
      for (const number of changed.slice(0, most)) {
        const subject = index.subjectOf(number);
        flags[number] = subject === undefined ? 0 : storedFlag;
        if (subject !== undefined) taken.add(subject);
      }
      changed = changed.slice(most);
      return [...taken];
    },
    putBack(subjects) {
      for (const subject of subjects) {
        const number = index.find(subject);
        if (number < 0) gone.add(subject);
        else touched(number);
      }
    },
  };
}
