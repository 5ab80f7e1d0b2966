import { ConnectorError, type Operation } from "@rollcall/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ada, joinerOf } from "../stage/new-person.ts";
import {
  deleteOf,
  membershipOf,
  refTo,
  restoreOf,
  setting,
  updateOf,
} from "../stage/operations.ts";
import { accountId, groupId } from "../stage/trust.ts";
import { type Writing, writing } from "../stage/writing.ts";

const people = [
  { id: accountId(1), givenName: "Ada", surname: "Okafor", organisation: "RQQ" },
  {
    id: accountId(2),
    givenName: "Ada",
    surname: "Byron",
    organisation: "RZZ",
    properties: { employeeId: String(ada.employeeId) },
  },
];
const account = fc.constantFrom(accountId(1), accountId(2));
const hour = 3_600_000;

/** What anybody may do at the portal, and how long they wait before it. */
const act = fc.record({
  kind: fc.constantFrom(
    "markLeaver",
    "join",
    "disable",
    "enable",
    "delete",
    "restore",
    "resolveTicket",
  ),
  by: fc.constantFrom("RQQ", "RZZ"),
  account,
  wait: fc.constantFrom(0, 1000, hour, 31 * 24 * hour),
});
/** What our plans may hold, however old they are. */
const operation: fc.Arbitrary<() => Operation> = account.chain((id) =>
  fc.constantFrom(
    () => updateOf(refTo(id), { deltas: setting({ jobTitle: "Ward Sister" }) }),
    () => updateOf(refTo(id), { enabled: false, deltas: setting({ manager: accountId(1) }) }),
    () => updateOf(refTo(id), { enabled: true, grant: [{ kind: "group", id: groupId(7) }] }),
    () => updateOf(refTo(id), { deltas: setting({ status: "Active (Leaver)" }) }),
    () => membershipOf({ kind: "group", id: groupId(7) }, { grant: [refTo(id)] }),
    () => deleteOf(refTo(id)),
    () => restoreOf(refTo(id)),
    () => joinerOf(),
  ),
);
const step = fc.oneof(
  act.map((portal) => ({ portal })),
  operation.map((own) => ({ own })),
);

test("no sequence of acts at the portal and of our operations leads to a write to an account of another organisation", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), async (steps) => {
      await using on = await writing({ directory: { people } });
      for (const one of steps) {
        if ("portal" in one) atThePortal(on, one.portal);
        else await ours(on, one.own());
      }
      expect(on.directory.view.trespasses).toEqual([]);
      const live = on.directory.view
        .accounts()
        .filter(({ life, user }) => life === "live" && user.employeeId === ada.employeeId);
      expect(live.length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 60 },
  );
});

type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

function atThePortal({ directory }: Writing, { kind, by, account: id, wait }: Act): void {
  directory.clock.advance(wait);
  try {
    directory.administrator(by)[kind as "join"](id);
  } catch {
    // The portal refuses what the state of the account does not allow.
  }
}

async function ours(on: Writing, one: Operation): Promise<void> {
  try {
    await on.execute(one);
  } catch (error) {
    if (!ConnectorError.is(error) || error.code === "internal") throw error;
  }
}
