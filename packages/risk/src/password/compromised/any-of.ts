import type { CompromisedSet } from "./compromised-set.ts";

/**
 * Makes one set of several, such as one from a list and a service: it has a password when any of them has it. They are
 * asked in their order, until one says yes. When none does and one of them could not answer, the first error is thrown:
 * what was not asked is not absent.
 */
export function anyOf(...sets: readonly CompromisedSet[]): CompromisedSet {
  const dates = sets.flatMap(({ listedOn }) => listedOn ?? []);
  return {
    version: sets.map(({ version }) => version).join(" + "),
    listedOn: dates.sort().at(-1),
    falsePositives: sets.reduce((sum, each) => sum + each.falsePositives, 0),
    async has(sha1, query) {
      const errors: unknown[] = [];
      for (const set of sets) {
        try {
          if (await set.has(sha1, query)) return true;
        } catch (error) {
          errors.push(error);
        }
      }
      if (errors.length > 0) throw errors[0];
      return false;
    },
  };
}
