/** Says how a connector breaks the contract. */
export class ContractBreach extends Error {
  override readonly name = "ContractBreach";
}

/** Says why a check does not apply to a connector; it is shown beside the skipped test. */
export class NotApplicable extends Error {
  override readonly name = "NotApplicable";
}

/** Throws {@link ContractBreach} unless `holds`. */
export function must(holds: boolean, breach: string): asserts holds {
  if (!holds) throw new ContractBreach(breach);
}

/** Gives what a check needs of the subject or the system, or throws {@link NotApplicable}. */
export function needed<T>(found: T | undefined, reason: string): T {
  if (found === undefined) throw new NotApplicable(reason);
  return found;
}
