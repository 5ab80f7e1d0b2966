import type { TestConnectorOptions } from "@rollcall/testkit";

/** A rule of the contract that is not checked, and why. */
export type Skip = NonNullable<TestConnectorOptions["skips"]>[number];

/** Rules of writing that Graph cannot keep. */
export const graphCannot: readonly Skip[] = [
  {
    test: "an update is refused when the version is not as expected",
    reason: "users of Graph carry no version",
  },
  {
    test: "an account that is not locked can be unlocked without harm",
    reason: "Graph locks nobody out for an administrator to unlock",
  },
  {
    test: "an attribute that is written once is not written again",
    reason: "Graph has no such attribute",
  },
];

/** In a tenant that is all ours nothing is a container. */
export const noPlaces: Skip = {
  test: "a moved account keeps its key, and the receipt says how it is now addressed",
  reason: "a tenant that is all ours has no organisations to move between",
};

/** Of changes that are found by a listing. */
export const noExpiry: Skip = {
  test: "a token that is too old is refused as expired",
  reason: "a listing is compared with what was there, however long ago",
};
