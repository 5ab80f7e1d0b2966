import { capabilities } from "@rollcall/core";
import { serverAvailability } from "@rollcall/testkit/servers";
import { describe, expect, test } from "vitest";
import { sambaContract } from "../stage/samba-contract.ts";

const { samba } = await serverAvailability();
const what = "Active Directory on Samba, by an account with no sight of what was deleted";

describe.skipIf(!samba.available)(what, () => {
  const declared = ["write", "credentials"] as const;
  const open = sambaContract({ deleted: false, replication: false, capabilities: declared });

  test("changes are declared absent, since a deletion that is not seen would be none", async () => {
    await using session = await open();
    expect(capabilities(session)).toEqual(declared);
    expect(await session.check()).toEqual({
      ok: true,
      findings: [
        expect.stringContaining("is a domain controller at functional level"),
        "changes cannot be read, so that each run reads everything: the connector's account may neither replicate (Replicating Directory Changes) nor list deleted objects",
        "deleted accounts cannot be brought back: the forest has no recycle bin, and keeps little of them",
      ],
    });
  });
});
