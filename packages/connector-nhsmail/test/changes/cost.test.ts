import { expect, test } from "vitest";
import type { NhsmailOptions } from "../../src/index.ts";
import { round, told } from "../stage/rounds.ts";
import { accountId, groupId, ownTenant, trust } from "../stage/trust.ts";

const people = Array.from({ length: 1000 }, (_, at) => ({
  id: accountId(at + 1),
  givenName: "Ada",
  surname: `Quill${at}`,
  organisation: "RQQ",
  properties: {
    userPrincipalName: `ada.quill${at}@nhs.net`,
    mail: `ada.quill${at}@nhs.net`,
    proxyAddresses: [`SMTP:ada.quill${at}@nhs.net`],
  },
}));
const ward = { id: groupId(7), displayName: "Ward 7", members: [accountId(1)] };

async function costs(nhsmail: Partial<NhsmailOptions>) {
  await using on = await trust({ directory: { people, groups: [ward] }, nhsmail });
  await using session = await on.connector.open();
  const { token } = await round(session);
  const { meter, outside } = on.directory;
  const counted = () => {
    const { exchanges, total } = meter;
    const count = { requests: exchanges, units: total.units };
    meter.reset();
    return count;
  };
  meter.reset();
  const idle = await round(session, token);
  const unchanged = counted();
  outside.change(accountId(7), { jobTitle: "Matron" });
  expect(told(await round(session, idle.token))).toEqual([`upsert ${accountId(7)}`]);
  return { unchanged, oneChanged: counted() };
}

test("a round over 1,000 accounts of which none has changed costs what the pages of a list cost", async () => {
  expect(await costs({ changes: "listing", groups: [groupId(7)] })).toEqual({
    unchanged: { requests: 3, units: 6 },
    oneChanged: { requests: 3, units: 6 },
  });
});

test("by the delta of known accounts it costs a request for each 50, beside the list of keys", async () => {
  expect(await costs({ changes: "by-id", groups: [groupId(7)] })).toEqual({
    unchanged: { requests: 23, units: 23 },
    oneChanged: { requests: 25, units: 25 },
  });
});

test("by the delta of a tenant it costs one request, and one more for the groups", async () => {
  expect(await costs({ ...ownTenant, groups: [groupId(7)] })).toEqual({
    unchanged: { requests: 2, units: 2 },
    oneChanged: { requests: 4, units: 4 },
  });
});
