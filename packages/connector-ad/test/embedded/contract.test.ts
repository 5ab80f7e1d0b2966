import { testConnector } from "@rollcall/testkit";
import { startDirectoryServer } from "@rollcall/testkit/directory-server";
import { describe } from "vitest";
import { directorySubject } from "../stage/directory-subject.ts";
import { serverAround } from "../stage/server-around.ts";

describe("Active Directory in this process", () => {
  const stage = serverAround(async () => {
    let later = 0;
    const now = (): number => Date.now() + later;
    const { credentials: administrator, ...server } = await startDirectoryServer({ now });
    const clock = { now, pass: (milliseconds: number) => (later += milliseconds) };
    return { ...server, administrator, clock };
  });

  testConnector({
    name: "activeDirectory",
    kind: "target",
    capabilities: ["changes", "write", "credentials", "timedGrants", "restore"],
    prepare: () => directorySubject(stage.server, stage.wire),
    skips: [
      {
        test: "an attribute that is written once is not written again",
        reason: "Active Directory has no such attribute",
      },
    ],
  });
});
