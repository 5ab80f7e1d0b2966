import type { JoinerMoverLeaverTransaction } from "@rollcall/connector-nhsmail";
import { startNationalDirectory, virtualClock } from "@rollcall/testkit/national-directory";
import { expect, test } from "vitest";
import { nationalService } from "../src/nhsmail/national-service.ts";

const organisations = [
  { code: "RZZ", name: "One" },
  { code: "RYY", name: "Other" },
];
const joiner = { givenName: "Ada", surname: "King", employeeId: "1234567", jobTitle: "Nurse" };

function joining(id: string): JoinerMoverLeaverTransaction {
  return { type: "create-or-join", id, organisation: "RYY", attributes: joiner };
}

async function opened() {
  const clock = virtualClock("2026-11-22T07:00:00Z", 0);
  const people = [
    {
      givenName: "Ada",
      surname: "King",
      organisation: "RZZ",
      properties: { employeeId: "1234567" },
    },
  ];
  const directory = await startNationalDirectory({ organisations, people, clock });
  const held = directory.view.account("ada.king@nhs.net");
  if (!held) throw new Error("nobody is there");
  const ref = { kind: "account" as const, stable: held.id };
  return { directory, ref, [Symbol.asyncDispose]: () => directory.stop() };
}

test("an account that another organisation still holds is not joined, and no second one is made", async () => {
  await using on = await opened();
  const answer = await nationalService(on.directory, "RYY").send(joining("1"));
  expect(answer).toMatchObject({ taken: false });
  expect(on.directory.view.accounts()).toHaveLength(1);
});

test("transactions that come twice are carried out once", async () => {
  await using on = await opened();
  const leave = { type: "leave", id: "1", organisation: "RZZ", account: on.ref } as const;
  for (const service of [nationalService(on.directory, "RZZ")]) {
    expect(await service.send(leave)).toEqual({ taken: true });
    expect(await service.send(leave)).toEqual({ taken: true });
  }
  const service = nationalService(on.directory, "RYY");
  expect(await service.send(joining("2"))).toEqual({ taken: true });
  expect(await service.send(joining("2"))).toEqual({ taken: true });
  const accounts = on.directory.view.accounts();
  expect(accounts.map(({ id, portal }) => [id, portal?.organisation, portal?.state])).toEqual([
    [on.ref.stable, "RYY", "Active"],
  ]);
  expect(accounts[0]?.user.jobTitle).toBe("Nurse");
});
