import { type TestConnectorOptions, testConnector } from "@rollcall/testkit";
import { describe } from "vitest";
import type { NhsmailOptions } from "../../src/index.ts";
import { noExpiry } from "../stage/contract-skips.ts";
import { subject } from "../stage/subject.ts";
import { groupId } from "../stage/trust.ts";

interface Case extends Pick<TestConnectorOptions, "skips"> {
  readonly nhsmail: Partial<NhsmailOptions>;
}

const cases: Readonly<Record<string, Case>> = {
  "by a listing": { nhsmail: { changes: "listing" }, skips: [noExpiry] },
  "by a listing, with groups that are named": {
    nhsmail: { changes: "listing", groups: [groupId(7)] },
    skips: [noExpiry],
  },
  "by the delta of known accounts": { nhsmail: { changes: "by-id" } },
  "by the delta of known accounts, with groups that are named": {
    nhsmail: { changes: "by-id", groups: [groupId(7)] },
  },
};

for (const [how, { skips, nhsmail }] of Object.entries(cases)) {
  describe(`NHSmail read-only, changes ${how}`, () => {
    testConnector({
      name: "nhsmail",
      kind: "target",
      capabilities: ["changes"],
      prepare: () => subject({ nhsmail }),
      ...(skips && { skips }),
    });
  });
}
