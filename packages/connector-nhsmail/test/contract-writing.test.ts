import { testConnector } from "@rollcall/testkit";
import { type FaultRates, virtualClock } from "@rollcall/testkit/national-directory";
import { describe } from "vitest";
import { accountId, groupId, type TrustOptions } from "./stage/trust.ts";
import { writing } from "./stage/writing.ts";

const weather = {
  calm: {},
  "with faults of every kind": {
    "commit-then-drop": 0.05,
    "drop-before-commit": 0.05,
    "gateway-timeout": 0.05,
    unavailable: 0.05,
    throttled: 0.05,
    "truncated-json": 0.03,
    "html-error": 0.03,
    "concurrency-violation": 0.03,
    "claims-challenge": 0.03,
  },
} satisfies Record<string, FaultRates>;

const reason = "a password is never sent twice, so that a lost answer is told of as one";
const neverTwice = [
  { test: "a password is set, and the receipt says so without it", reason },
  { test: "a password that breaks the policy is refused, without a word of it", reason },
];

describe.each(Object.entries(weather))("NHSmail in a tenant of our own, %s", (how, faults) => {
  testConnector({
    name: "nhsmail",
    kind: "target",
    capabilities: ["changes", "write", "credentials", "timedGrants", "restore"],
    prepare: async () => {
      const registered = { serves: ["RQQ", "RQ1"] };
      const told = {
        directory: {
          clock: virtualClock(Date.now(), 20),
          faults,
          organisations: [
            { code: "RQQ", name: "Fictional Hospitals NHS Trust" },
            { code: "RQ1", name: "Imaginary Wards NHS Trust" },
          ],
          people: [1, 2, 3].map((number) => ({
            id: accountId(number),
            givenName: "Ada",
            surname: `Okafor ${number}`,
            organisation: "RQQ",
          })),
          groups: [{ id: groupId(7), displayName: "Ward 7", members: [] }],
        },
        nhsmail: { organisations: ["RQQ", "RQ1"], statusAttribute: undefined, changes: "listing" },
      } satisfies TrustOptions;
      const on = await writing(told, registered);
      const [first, second, third] = [1, 2, 3].map((number) => ({
        kind: "account",
        stable: accountId(number),
      }));
      if (!first || !second || !third) throw new Error("nobody is there");
      return {
        connector: on.connect(),
        refs: [first, second, third],
        unreachable: on.connect({ url: "https://127.0.0.1:1", fetch, patience: 500 }),
        absent: { kind: "account", stable: accountId(999) },
        outside: {
          change: () => {
            on.directory.outside.change(first.stable, { jobTitle: "Changed" });
            return first;
          },
          remove: () => {
            on.directory.outside.remove(second.stable);
            return second;
          },
          passTime: (milliseconds) => on.directory.clock.advance(milliseconds),
          now: () => new Date(on.clock.now()).toISOString(),
        },
        writing: {
          account: (number) => ({
            attributes: {
              userPrincipalName: `new.person${number}@nhs.net`,
              mail: `new.person${number}@nhs.net`,
              mailNickname: `new.person${number}`,
              displayName: `PERSON, New ${number}`,
              employeeId: `2000000${number}`,
              organisation: "RQQ",
            },
          }),
          single: { attribute: "jobTitle", values: ["Staff Nurse", "Ward Sister"] },
          set: {
            attribute: "otherMails",
            values: ["a@home.example", "b@home.example", "c@home.example"],
          },
          rename: { attribute: "userPrincipalName", value: "renamed.o'neill@nhs.net" },
          move: { attribute: "organisation", value: "RQ1" },
          entitlement: { kind: "group", id: groupId(7) },
          passwords: { good: "three-random-words", bad: "short" },
        },
        release: async () => await on[Symbol.asyncDispose](),
      };
    },
    skips: [
      ...(how === "calm" ? [] : neverTwice),
      {
        test: "a token that is too old is refused as expired",
        reason: "a listing is compared with what was there, however long ago",
      },
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
    ],
  });
});
