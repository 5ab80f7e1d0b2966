import { capabilities } from "@rollcall/core";
import { serverAvailability } from "@rollcall/testkit/servers";
import { describe, expect, test } from "vitest";
import { sambaContract } from "../stage/samba-contract.ts";

const { samba } = await serverAvailability();
const what = "Active Directory on Samba, by an account with the least rights and that to replicate";

describe.skipIf(!samba.available)(what, () => {
  const declared = ["changes", "write", "credentials"] as const;
  const open = sambaContract({ deleted: true, replication: true, capabilities: declared });

  test("changes are read by DirSync, of the whole domain", async () => {
    await using session = await open();
    expect(capabilities(session)).toEqual(declared);
    expect(await session.check()).toEqual({
      ok: true,
      findings: [
        expect.stringContaining("is a domain controller at functional level"),
        "changes are read by DirSync",
        "deleted accounts cannot be brought back: the forest has no recycle bin, and keeps little of them",
      ],
    });
  });
});
