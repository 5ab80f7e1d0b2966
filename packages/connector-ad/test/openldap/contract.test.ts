import { testConnector } from "@rollcall/testkit";
import { type RealServer, serverAvailability, startOpenLdap } from "@rollcall/testkit/servers";
import { afterAll, beforeAll, describe } from "vitest";
import type { Wire } from "../../src/wire.ts";
import { openLdapSubject } from "../stage/open-ldap-subject.ts";
import { wireTo } from "../stage/wire-to.ts";

const { openLdap } = await serverAvailability();

describe.skipIf(!openLdap.available)("OpenLDAP", () => {
  let server: RealServer;
  let wire: Wire;

  beforeAll(async () => {
    server = await startOpenLdap({ overlays: ["memberof", "refint", "ppolicy"] });
    wire = await wireTo(server, server.administrator);
  });
  afterAll(async () => {
    await wire?.[Symbol.asyncDispose]();
    await server?.stop();
  });

  testConnector({
    name: "activeDirectory",
    kind: "target",
    // It tells nobody what has changed, keeps nothing of what was deleted, and takes no passwords from Rollcall.
    capabilities: ["write"],
    prepare: () => openLdapSubject(server, wire),
    skips: [
      {
        test: "values are added to a set and removed from it, and the others stay",
        reason: "accounts have no attribute of several values unless the options give one",
      },
      {
        test: "an attribute that is written once is not written again",
        reason: "OpenLDAP has no such attribute",
      },
    ],
  });
});
