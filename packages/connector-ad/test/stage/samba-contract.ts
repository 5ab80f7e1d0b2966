import type { Capability } from "@rollcall/core";
import { testConnector } from "@rollcall/testkit";
import {
  type ServiceAccountOptions,
  serverAvailability,
  serviceAccount,
  startSamba,
} from "@rollcall/testkit/servers";
import { describe } from "vitest";
import { directorySubject } from "./directory-subject.ts";
import { serverAround } from "./server-around.ts";

const { samba } = await serverAvailability();
const place = "OU=Contract,DC=trust,DC=nhs,DC=example";
const container = {
  kind: "ldif",
  text: `dn: ${place}\nobjectClass: organizationalUnit\n`,
} as const;

/** The rights that an account has beside those to write, and what they come to. */
export interface Granted extends Pick<ServiceAccountOptions, "deleted" | "replication"> {
  /** Such as `the least rights`. */
  readonly rights: string;
  readonly capabilities: readonly Capability[];
}

/** Runs the conformance suite on Samba, by a service account that has exactly these rights and no others. */
export function sambaContract({ rights, capabilities, ...granted }: Granted): void {
  describe.skipIf(!samba.available)(
    `Active Directory on Samba, by an account with ${rights}`,
    () => {
      const service = serviceAccount({ accounts: [place], groups: [place], ...granted });
      const stage = serverAround(() => startSamba({ prepare: [container, ...service.steps] }));

      testConnector({
        name: "activeDirectory",
        kind: "target",
        capabilities,
        prepare: () => {
          const { url, ca, baseDN, administrator } = stage.server;
          const controller = { url, ca, baseDN, administrator, service: service.login, place };
          return directorySubject(controller, stage.wire);
        },
        skips: [
          {
            test: "an attribute that is written once is not written again",
            reason: "Active Directory has no such attribute",
          },
        ],
      });
    },
  );
}
