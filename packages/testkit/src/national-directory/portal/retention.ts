/** How long accounts are kept in a state, from a date on. The published numbers changed, so that they are settings. */
export interface RetentionPolicy {
  /** The first day on which it holds. */
  readonly from: string;
  /** Where the numbers were read. */
  readonly source: string;
  /** Days without use until an account is inactive. */
  readonly unused: number;
  /** Days from inactive to deleted. */
  readonly inactive: number;
  /** Days in which a deleted account can be restored. */
  readonly deleted: number;
  /** Months that a disabled account is kept. */
  readonly disabled: number;
  /** Days in which another organisation can take a leaver. */
  readonly leaver: number;
  /** Days until a new account is inactive whose person does not accept the Acceptable Use Policy. */
  readonly unaccepted: number;
  /** Days after deletion until an address may be given to another person. */
  readonly addressReuse: number;
}

/** The numbers of before December 2022 and those since, each with its source. */
export const publishedRetention: readonly RetentionPolicy[] = [
  {
    from: "2000-01-01",
    source: "NAS bulletin, February 2020",
    unused: 90,
    inactive: 90,
    deleted: 180,
    disabled: 18,
    leaver: 30,
    unaccepted: 90,
    addressReuse: 730,
  },
  {
    from: "2022-12-01",
    source: "Local administrator communication, 24 November 2022",
    unused: 30,
    inactive: 30,
    deleted: 30,
    disabled: 18,
    leaver: 30,
    unaccepted: 30,
    addressReuse: 730,
  },
];

/** Gives the policy that holds at a time: the latest that has begun, or the first of all. */
export function retentionAt(policies: readonly RetentionPolicy[], time: number): RetentionPolicy {
  const day = new Date(time).toISOString().slice(0, 10);
  const begun = policies
    .filter(({ from }) => from <= day)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return begun.at(-1) ?? (policies[0] as RetentionPolicy);
}
