import { testConnector } from "@rollcall/testkit";
import { startDirectoryServer } from "@rollcall/testkit/directory-server";
import { afterAll, beforeAll, describe } from "vitest";
import type { Wire } from "../../src/wire.ts";
import { type Controller, directorySubject } from "../stage/directory-subject.ts";
import { wireTo } from "../stage/wire-to.ts";

describe("Active Directory in this process", () => {
  let server: Awaited<ReturnType<typeof startDirectoryServer>>;
  let controller: Controller;
  let wire: Wire;

  beforeAll(async () => {
    let later = 0;
    const now = (): number => Date.now() + later;
    server = await startDirectoryServer({ now });
    const { url, ca, baseDN, credentials } = server;
    const clock = { now, pass: (milliseconds: number) => (later += milliseconds) };
    controller = { url, ca, baseDN, administrator: credentials, clock };
    wire = await wireTo(controller, credentials);
  });
  afterAll(async () => {
    await wire?.[Symbol.asyncDispose]();
    await server?.stop();
  });

  testConnector({
    name: "activeDirectory",
    kind: "target",
    capabilities: ["changes", "write", "credentials", "timedGrants", "restore"],
    prepare: () => directorySubject(controller, wire),
    skips: [
      {
        test: "an attribute that is written once is not written again",
        reason: "Active Directory has no such attribute",
      },
    ],
  });
});
