import {
  type AppliedReceipt,
  byIdentifier,
  definePolicy,
  memoryStore,
  owned,
  type Person,
} from "@rollcall/core";
import { memorySource } from "@rollcall/testkit";
import { type PersonSeed, usualLicences } from "@rollcall/testkit/national-directory";
import { expect, test } from "vitest";
import { runOnce } from "../stage/run-once.ts";
import { accountId } from "../stage/trust.ts";
import { type Writing, writing } from "../stage/writing.ts";

const empty = "11111111-0000-4000-8000-000000000001";
const noSeats = { skuId: empty, skuPartNumber: "TEST_1", seats: 0, plans: [] };
const names = [
  ["Ada", "Okafor"],
  ["Zoë", "O'Neill & Søn #1"],
  ["Ben", "Hughes"],
  ["Cleo", "Marsh"],
  ["Dev", "Patel"],
  ["Eve", "Fry"],
  ["Fay", "Gill"],
] as const;
const nurse = "Nurse & 'Matron' #1, Zürich";
const ids = names.map((_, at) => accountId(at + 1));
const [, awkward, synced, , adopted = "", deleted = "", adoptedLate = ""] = ids;

const seeds: readonly PersonSeed[] = names.map(([givenName, surname], at) => ({
  id: accountId(at + 1),
  givenName,
  surname,
  organisation: "RQQ",
  usageLocation: "GB",
  properties: {
    employeeId: `2000000${at + 1}`,
    usageLocation: "GB",
    ...(accountId(at + 1) === awkward && { mail: null, proxyAddresses: [] }),
    ...(accountId(at + 1) === synced && { onPremisesSyncEnabled: true }),
  },
}));

const people: readonly Person[] = names.map(([given, family], at) => ({
  id: `p${at + 1}`,
  identifiers: [{ system: "esr-employee:431", value: `2000000${at + 1}` }],
  names: { legal: { given, family } },
  assignments: [
    {
      id: `a${at + 1}`,
      organisation: { ods: "RQQ" },
      position: { title: nurse },
      start: "2020-01-01",
      status: "active",
      primary: true,
    },
  ],
}));

const policy = definePolicy({
  name: "trust",
  targets: {
    nhsmail: {
      lifecycle: { whenLeft: "as-it-is" },
      correlate: [byIdentifier({ system: "esr-employee:431", attribute: "employeeId" })],
      attributes: { jobTitle: owned((_, { primary }) => primary?.position.title) },
      entitlements: {
        owns: ({ kind }) => kind === "licence",
        holds: ({ id }) => (id === "p4" ? [{ kind: "licence", id: empty }] : []),
      },
    },
  },
});

/** What goes wrong between the approval and the writes, and while those are made. */
function disturb({ directory, exchanges }: Writing): void {
  const { administrator, outside, clock, script } = directory;
  for (const id of [adopted, adoptedLate]) administrator("RQQ").markLeaver(id);
  const adopt = (id: string): unknown => administrator("RZZ").join(id);
  adopt(adopted);
  outside.remove(deleted);
  clock.advance(1000);
  const on = "PATCH /users/{user-id}";
  const planned = exchanges.length;
  let held = true;
  // After the account was looked at, and at the latest when it is looked at again for its write.
  const happens = (): void => {
    const since = exchanges.slice(planned);
    if (!held || !since.some(({ request }) => request.url.includes(adoptedLate))) return;
    held = false;
    adopt(adoptedLate);
  };
  script({ on, fault: { kind: "html-error" } });
  script({ on, from: 2, fault: { kind: "drop-before-commit" } });
  script({ on, from: 3, fault: { kind: "claims-challenge" } });
  const look = "GET /users/{user-id}";
  script({ on: look, fault: { kind: "truncated-json" } });
  script({ on: look, times: Number.POSITIVE_INFINITY, fault: { kind: "meanwhile", happens } });
}

function told(receipts: readonly AppliedReceipt[]): readonly string[] {
  return receipts.map(({ personId, status, error }) =>
    [personId, status, error?.code, error?.effect].filter((word) => word !== undefined).join(" "),
  );
}

test("in a run in which much goes wrong each trouble is told with advice, and the others go on, once", async () => {
  await using on = await writing({
    directory: { people: seeds, licences: [...usualLicences, noSeats] },
    nhsmail: { changes: "listing" },
  });
  const source = memorySource({ name: "staff", people });
  const store = memoryStore();
  const meanwhile = (): void => disturb(on);
  const receipts = await runOnce(on, { source, policy, store, meanwhile });
  expect(told(receipts).toSorted()).toEqual([
    "p1 done",
    "p2 done",
    "p3 failed unsupported none",
    "p4 failed quota applied",
    "p5 skipped",
    "p6 skipped",
    "p7 skipped",
  ]);
  for (const { error } of receipts) if (error) expect(error.advice).toMatch(/\w+ \w+/);
  expect(new Set(on.directory.view.struck.map(({ kind }) => kind))).toHaveProperty("size", 5);
  const titles = ids.map((id) => on.directory.view.account(id)?.user.jobTitle);
  expect(titles).toEqual([nurse, nurse, undefined, nurse, undefined, undefined, undefined]);
  const again = await runOnce(on, { source, policy, store });
  // Who has none of ours any more needs one again, for which this policy has no name.
  const left = [
    "p3 failed unsupported none",
    "p4 failed quota none",
    "p5 failed invalid-value none",
    "p6 failed invalid-value none",
    "p7 failed invalid-value none",
  ];
  expect(told(again).toSorted()).toEqual(left);
  const written = on.exchanges.filter(
    ({ request, answer }) => request.method === "PATCH" && answer.status === 204,
  );
  const whose = written.map(({ request }) => request.url.split("/").at(-1));
  expect(whose.toSorted()).toEqual([accountId(1), accountId(2), accountId(4)]);
});
