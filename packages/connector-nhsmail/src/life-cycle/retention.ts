import type { LocalDate } from "@rollcall/core";

/** How long accounts are kept in a state; a number that nobody published is missing. */
export interface RetentionNumbers {
  /** Days without use until an account is inactive. */
  readonly unused?: number | undefined;
  /** Days from inactive to deleted. */
  readonly inactive?: number | undefined;
  /** Days in which a deleted account can be restored. */
  readonly deleted?: number | undefined;
  /** Months that a disabled account is kept. */
  readonly disabled?: number | undefined;
  /** Days in which another organisation can take a leaver, and after which the account is deleted. */
  readonly leaver?: number | undefined;
  /** Days until a new account is inactive whose person does not accept the Acceptable Use Policy. */
  readonly unaccepted?: number | undefined;
  /** Days after deletion until an address may be given to another person. */
  readonly addressReuse?: number | undefined;
}

/** Numbers that hold from a day on, until the next policy does. */
export interface RetentionPolicy extends RetentionNumbers {
  /** The first day on which it holds, in Europe/London. */
  readonly from: LocalDate;
  /** Where the numbers were read. */
  readonly source: string;
}

/**
 * What was published with a date. The numbers changed before and will again: give your own as settings, newest last
 * or in any order.
 */
export const publishedRetention: readonly RetentionPolicy[] = [
  {
    from: "2000-01-01",
    source: "NAS bulletin, February 2020; numbers of before 1 December 2022",
    unused: 90,
    inactive: 90,
    deleted: 180,
    disabled: 18,
    leaver: 30,
  },
  {
    from: "2022-12-01",
    source:
      "Local administrator communication, 24 November 2022; bulletin, 19 December 2022; types of account status",
    unused: 30,
    inactive: 30,
    deleted: 30,
    disabled: 18,
    leaver: 30,
    unaccepted: 30,
  },
];

/**
 * What the data retention article says, which bears no date and contradicts the bulletins. It holds nowhere unless it is
 * given a day: `{ ...undatedRetention, from }`.
 */
export const undatedRetention: Omit<RetentionPolicy, "from"> = {
  source: "Data retention article, support.nhs.net, undated",
  unused: 365,
  inactive: 90,
  disabled: 18,
  leaver: 30,
  addressReuse: 730,
};

/**
 * Finds the policy that holds on a day: the latest that has begun, and of two of one day the later one of the list.
 * `undefined` before the first.
 */
export function retentionOn(
  day: LocalDate,
  policies: readonly RetentionPolicy[] = publishedRetention,
): RetentionPolicy | undefined {
  let holding: RetentionPolicy | undefined;
  for (const policy of policies) {
    if (policy.from <= day && (!holding || policy.from >= holding.from)) holding = policy;
  }
  return holding;
}
