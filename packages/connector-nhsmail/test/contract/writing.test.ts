import { testConnector } from "@rollcall/testkit";
import { type FaultRates, virtualClock } from "@rollcall/testkit/national-directory";
import { describe } from "vitest";
import { graphCannot, noExpiry } from "../stage/contract-skips.ts";
import { handOf, ref, sample } from "../stage/subject.ts";
import { accountId, groupId, type TrustOptions } from "../stage/trust.ts";
import { writing } from "../stage/writing.ts";

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
      return {
        connector: on.connect(),
        refs: [1, 2, 3].map(ref),
        unreachable: on.connect({ url: "https://127.0.0.1:1", fetch, patience: 500 }),
        absent: ref(999),
        outside: handOf(on, 0),
        writing: {
          ...sample,
          account: (number) => {
            const { attributes } = sample.account(number);
            return { attributes: { ...attributes, organisation: "RQQ" } };
          },
          move: { attribute: "organisation", value: "RQ1" },
        },
        release: async () => await on[Symbol.asyncDispose](),
      };
    },
    skips: [...(how === "calm" ? [] : neverTwice), ...graphCannot, noExpiry],
  });
});
