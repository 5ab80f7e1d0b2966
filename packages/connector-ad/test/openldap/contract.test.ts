import { testConnector } from "@rollcall/testkit";
import { serverAvailability, startOpenLdap } from "@rollcall/testkit/servers";
import { describe } from "vitest";
import { openLdapSubject } from "../stage/open-ldap-subject.ts";
import { serverAround } from "../stage/server-around.ts";

const { openLdap } = await serverAvailability();

describe.skipIf(!openLdap.available)("OpenLDAP", () => {
  const stage = serverAround(() => startOpenLdap({ overlays: ["memberof", "refint", "ppolicy"] }));

  testConnector({
    name: "activeDirectory",
    kind: "target",
    // It tells nobody what has changed, keeps nothing of what was deleted, and takes no passwords from Rollcall.
    capabilities: ["write"],
    prepare: () => openLdapSubject(stage.server, stage.wire),
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
