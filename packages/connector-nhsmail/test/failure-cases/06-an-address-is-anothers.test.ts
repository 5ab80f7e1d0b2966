import { expect, test } from "vitest";
import { accountsOf, joinerOf } from "../stage/new-person.ts";
import { refTo, setting, updateOf } from "../stage/operations.ts";
import { accountId, staff } from "../stage/trust.ts";
import { writing } from "../stage/writing.ts";

const cleo = "cleo.marsh@nhs.net";

test("6: a new account whose address is another's is not made", async () => {
  await using on = await writing();
  const error = await on.refused(joinerOf({ mail: cleo }));
  expect(error).toMatchObject({ code: "not-unique", effect: "none" });
  expect(error.where?.field).toBe("proxyAddresses");
  expect(accountsOf(on)).toEqual([]);
});

test("6: an address that is another's is not given to an account", async () => {
  await using on = await writing();
  const change = updateOf(refTo(accountId(1)), { deltas: setting({ mail: cleo }) });
  const error = await on.refused(change);
  expect(error).toMatchObject({ code: "not-unique", effect: "none" });
  expect(error.advice).toContain("Choose another value");
  expect(on.directory.view.account(accountId(1))?.user.mail).toBe("ada.okafor@nhs.net");
});

test("6: an old clash of addresses that strikes an unrelated change is told as what it is", async () => {
  const clashing = [
    { proxyAddresses: ["SMTP:old@nhs.net"], mail: "one@nhs.net" },
    { proxyAddresses: ["SMTP:old@nhs.net"], mail: "two@nhs.net" },
  ].map((properties, at) => ({
    id: accountId(50 + at),
    givenName: "Old",
    surname: `Clash ${at}`,
    organisation: "RQQ",
    properties,
  }));
  await using on = await writing({ directory: { people: [...staff, ...clashing] } });
  const change = updateOf(refTo(accountId(50)), { deltas: setting({ usageLocation: "IE" }) });
  const error = await on.refused(change);
  expect(error).toMatchObject({ code: "not-unique", effect: "none" });
  expect(error.where?.field).toBe("proxyAddresses");
  expect(error.advice).toContain("Find the two objects");
});
