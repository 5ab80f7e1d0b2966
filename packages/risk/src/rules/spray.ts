import type { Sighting } from "./rule.ts";
import { ruleNumber } from "./rule-number.ts";

/** From how many people on failures at one address are a spray. */
export interface SprayOptions {
  /** Different people who failed there within the window. Defaults to 10: Azure Sentinel's rules take 5 and 15. */
  readonly people?: number | undefined;
  /**
   * For each colleague seen on the network so many more, since many people behind one address mistype many passwords.
   * Defaults to 0.2, our choice: a fifth of them.
   */
  readonly forEachColleague?: number | undefined;
}

/**
 * Prepares to tell whether the address of a sign-in is one that passwords are sprayed from. Throws `invalid-options`.
 */
export function sprayed(rule: string, options: SprayOptions = {}): (sighting: Sighting) => boolean {
  const { people = 10, forEachColleague = 0.2 } = options;
  ruleNumber({ rule, field: "people", value: people, least: 2, most: 1e6 });
  ruleNumber({ rule, field: "forEachColleague", value: forEachColleague, least: 0, most: 1 });
  return ({ surroundings }) => {
    const { failingPeople, colleagues } = surroundings;
    const allowed = colleagues > 0 ? colleagues * forEachColleague : 0;
    return failingPeople >= Math.max(people, allowed);
  };
}
