import type { Capability, TargetSession } from "@rollcall/core";
import { testConnector } from "@rollcall/testkit";
import { type ServiceAccountOptions, serviceAccount, startSamba } from "@rollcall/testkit/servers";
import { activeDirectory } from "../../src/index.ts";
import { directorySubject, loginOf } from "./directory-subject.ts";
import { serverAround } from "./server-around.ts";

const place = "OU=Contract,DC=trust,DC=nhs,DC=example";
const container = {
  kind: "ldif",
  text: `dn: ${place}\nobjectClass: organizationalUnit\n`,
} as const;

/** The rights that an account has beside those to write, and what they come to. */
export interface Granted extends Pick<ServiceAccountOptions, "deleted" | "replication"> {
  readonly capabilities: readonly Capability[];
}

/**
 * Runs the conformance suite on Samba, by a service account that has exactly these rights and no others. Gives what opens a
 * further session of that account, for the tests beside the suite.
 */
export function sambaContract({ capabilities, ...granted }: Granted): () => Promise<TargetSession> {
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

  return async () => {
    const { url, ca, baseDN } = stage.server;
    const credentials = loginOf({ administrator: service.login });
    const accounts = { bases: [place] };
    return await activeDirectory({ url, baseDN, credentials, tls: { ca }, accounts }).open();
  };
}
