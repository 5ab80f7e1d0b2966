import { testConnector } from "@rollcall/testkit";
import { type Samba, serverAvailability, startSamba } from "@rollcall/testkit/servers";
import { afterAll, beforeAll, describe } from "vitest";
import type { Wire } from "../../src/wire.ts";
import { directorySubject } from "../stage/directory-subject.ts";
import { wireTo } from "../stage/wire-to.ts";

const { samba } = await serverAvailability();

describe.skipIf(!samba.available)("Active Directory on Samba", () => {
  let server: Samba;
  let wire: Wire;

  beforeAll(async () => {
    server = await startSamba();
    wire = await wireTo(server, server.administrator);
  });
  afterAll(async () => {
    await wire?.[Symbol.asyncDispose]();
    await server?.stop();
  });

  testConnector({
    name: "activeDirectory",
    kind: "target",
    // Samba has no timed memberships, and brings nothing back whole.
    capabilities: ["changes", "write", "credentials"],
    prepare: () => directorySubject(server, wire),
    skips: [
      {
        test: "an attribute that is written once is not written again",
        reason: "Active Directory has no such attribute",
      },
    ],
  });
});
