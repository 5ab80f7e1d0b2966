import type { AccountRef } from "@rollcall/core";
import { type Subject, type TestConnectorOptions, testConnector } from "@rollcall/testkit";
import type { NationalDirectoryOptions } from "@rollcall/testkit/national-directory";
import { describe } from "vitest";
import type { NhsmailOptions } from "../src/index.ts";
import { accountId, groupId, staff, type Trust, trust } from "./stage/trust.ts";

const ref = (number: number): AccountRef => ({ kind: "account", stable: accountId(number) });
const oursOnly = staff.map((_, at) => ref(at + 1));

interface Case {
  readonly refs: readonly AccountRef[];
  readonly nhsmail: Partial<NhsmailOptions>;
  readonly directory?: Partial<NationalDirectoryOptions> | undefined;
}

async function subject({ refs, nhsmail, directory }: Case): Promise<Subject> {
  const on = await trust({ nhsmail, directory });
  return {
    connector: on.connector,
    refs,
    absent: { kind: "account", stable: accountId(999) },
    unreachable: on.connect({ url: "https://127.0.0.1:1", fetch, patience: 500 }),
    outside: handOf(on),
    release: () => on[Symbol.asyncDispose](),
  };
}

function handOf({ directory }: Trust): Subject["outside"] {
  return {
    change: () => {
      directory.outside.change(accountId(1), { jobTitle: "Staff Nurse" });
      return ref(1);
    },
    remove: () => {
      directory.outside.remove(accountId(2));
      return ref(2);
    },
    expire: () => directory.clock.advance(8 * 86_400_000),
    passTime: (milliseconds) => directory.clock.advance(milliseconds),
    now: () => new Date(directory.clock.now()).toISOString(),
  };
}

const endless = {
  test: "a token that is too old is refused as expired",
  reason: "a listing is compared with what was there, however long ago",
};
const cases: Readonly<Record<string, Case & Pick<TestConnectorOptions, "skips">>> = {
  "by a listing": { refs: oursOnly, nhsmail: { changes: "listing" }, skips: [endless] },
  "by a listing, with groups that are named": {
    refs: oursOnly,
    nhsmail: { changes: "listing", groups: [groupId(7)] },
    skips: [endless],
  },
  "by the delta of known accounts": { refs: oursOnly, nhsmail: { changes: "by-id" } },
  "by the delta of known accounts, with groups that are named": {
    refs: oursOnly,
    nhsmail: { changes: "by-id", groups: [groupId(7)] },
  },
};

for (const [how, { skips, ...one }] of Object.entries(cases)) {
  describe(`NHSmail read-only, changes ${how}`, () => {
    testConnector({
      name: "nhsmail",
      kind: "target",
      capabilities: ["changes"],
      prepare: () => subject(one),
      ...(skips && { skips }),
    });
  });
}
