import { generateKeyPairSync } from "node:crypto";
import { memoryWorkItems, nhsmail, type WorkItems } from "@rollcall/connector-nhsmail";
import type { Instant, TargetConnector } from "@rollcall/core";
import {
  applicationCertificate,
  type NationalDirectory,
  type PersonSeed,
  startNationalDirectory,
  virtualClock,
} from "@rollcall/testkit/national-directory";
import type { TrustFacts } from "../trust-facts.ts";
import { carryOutWorkItems } from "./local-administrator.ts";
import { nationalService } from "./national-service.ts";

/** NHSmail as one organisation of it sees it. */
export interface Nhsmail {
  readonly connector: TargetConnector;
  /** Lets two hours pass, in which administrators and the portal do what they were asked for. */
  settle(): Promise<void>;
}

/** The national directory of the example, with all organisations in it. */
export interface NationalNhsmail extends AsyncDisposable {
  readonly directory: NationalDirectory;
  /** Joins it for one organisation. */
  of(trust: TrustFacts): Nhsmail;
  /** Lets time pass up to a moment, with everybody using their accounts. */
  reach(at: Instant): void;
}

/** What the national directory is started with. */
export interface NationalOptions {
  readonly trusts: readonly TrustFacts[];
  readonly file: string;
  /** The time at which it starts. */
  readonly at: Instant;
  /** Who has an account; asked for by a new file alone. */
  readonly people: Iterable<PersonSeed>;
}

const twoHours = 2 * 3_600_000;

/** Starts the national directory that comes with the example: it behaves like NHSmail behind Microsoft Graph. */
export async function startNhsmail(options: NationalOptions): Promise<NationalNhsmail> {
  const { trusts, file, at, people } = options;
  const directory = await startNationalDirectory({
    organisations: trusts.map(({ odsCode, name }) => ({ code: odsCode, name })),
    people,
    file,
    clock: virtualClock(at, 0),
  });
  const { certificate } = await applicationCertificate("Rollcall");
  return {
    directory,
    of: (trust) => joined(directory, trust, certificate),
    reach(moment) {
      directory.clock.advance(Date.parse(moment) - directory.clock.now());
      for (const { id, portal } of directory.view.accounts()) {
        if (portal?.state !== "Active" || portal.used === "always") continue;
        directory.outside.acceptPolicy(id);
        directory.outside.use(id);
      }
    },
    [Symbol.asyncDispose]: () => directory.stop(),
  };
}

function joined(
  directory: NationalDirectory,
  { odsCode }: TrustFacts,
  certificate: string,
): Nhsmail {
  const { clock, url, fetch, organisationAttribute, statusAttribute } = directory;
  // All that a trust's application needs, and can hope to be given: it reads, and the service writes.
  const permissions = ["User.Read.All"];
  const application = directory.register({ permissions, certificate, organisations: [odsCode] });
  const workItems: WorkItems = memoryWorkItems({ sign: signingKey() });
  const service = nationalService(directory, odsCode);
  const connector = nhsmail({
    organisations: [odsCode],
    organisationAttribute,
    statusAttribute,
    mode: { mode: "service", service, workItems },
    groups: [],
    tokens: { getToken: () => directory.tokenFor(application) },
    url,
    fetch,
    now: () => new Date(clock.now()),
    sleep: async (milliseconds) => clock.advance(milliseconds),
  });
  return {
    connector,
    async settle() {
      const at = new Date(clock.now()).toISOString();
      await carryOutWorkItems(workItems, directory.administrator(odsCode), at);
      clock.advance(twoHours);
    },
  };
}

function signingKey() {
  return { key: "example", privateKey: generateKeyPairSync("ed25519").privateKey };
}
