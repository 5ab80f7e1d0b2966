import { testConnector } from "@rollcall/testkit";
import { virtualClock } from "@rollcall/testkit/national-directory";
import { describe } from "vitest";
import { accountId, groupId } from "./stage/trust.ts";
import { writing } from "./stage/writing.ts";

describe("NHSmail in a tenant of our own", () => {
  testConnector({
    name: "nhsmail",
    kind: "target",
    capabilities: ["changes", "write", "credentials", "timedGrants", "restore"],
    prepare: async () => {
      const on = await writing({
        directory: {
          clock: virtualClock(Date.now(), 20),
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
      });
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
        release: () => on[Symbol.asyncDispose](),
      };
    },
    skips: [
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
