import {
  type Application,
  applicationCertificate,
  type Clock,
  type Exchange,
  type NationalDirectory,
  type NationalDirectoryOptions,
  noLag,
  plainHabits,
  startNationalDirectory,
  virtualClock,
} from "@rollcall/testkit/national-directory";
import { expect } from "vitest";
import { faultsOfRequests, judgeAnswers } from "../../../../scripts/judge-graph.ts";
import type { TransportOptions } from "../../src/client/transport-options.ts";
import { graphTransport } from "../../src/client.ts";
import type { GraphTransport } from "../../src/transport.ts";

/** A national directory with an application that may do everything, and our transport to it. */
export interface Stage extends AsyncDisposable {
  readonly directory: NationalDirectory;
  readonly application: Application;
  readonly clock: Clock;
  readonly transport: GraphTransport;
  /** What a transport of the test's own is opened with. */
  readonly options: TransportOptions;
  /** Every request with its answer, batches as one. */
  readonly exchanges: readonly Exchange[];
  /** In milliseconds, every time that was waited. */
  readonly waits: readonly number[];
}

/** One certificate for all tests of a file: making one takes longer than a test. */
export const certificate: Awaited<ReturnType<typeof applicationCertificate>> =
  await applicationCertificate("tests");

/** The permissions of an application that may do everything. */
export const everything: readonly string[] = [
  "User.ReadWrite.All",
  "User.Read.All",
  "User.DeleteRestore.All",
  "User-LifeCycleInfo.ReadWrite.All",
  "User-PasswordProfile.ReadWrite.All",
  "Group.ReadWrite.All",
  "Directory.ReadWrite.All",
  "LicenseAssignment.ReadWrite.All",
  "Organization.Read.All",
  "AuditLog.Read.All",
  "IdentityRiskyUser.Read.All",
];

/** Two organisations of the tests. */
export const organisations: NationalDirectoryOptions["organisations"] = [
  { code: "RQQ", name: "Fictional Hospitals NHS Trust" },
  { code: "RZZ", name: "Imaginary Community NHS Trust" },
];

/**
 * Starts a directory without lag or mischief unless told, on a clock that waiting drives; a clock that stands still
 * otherwise. When the test ends, every request that was made and every answer has to please the judge.
 */
export async function stage(
  options: Partial<NationalDirectoryOptions> = {},
  further: Partial<TransportOptions> = {},
): Promise<Stage> {
  const exchanges: Exchange[] = [];
  const clock = options.clock ?? virtualClock("2026-09-01T08:00:00Z", 0);
  const directory = await startNationalDirectory({
    organisations,
    lag: noLag,
    delta: plainHabits,
    observe: (exchange) => exchanges.push(exchange),
    ...options,
    clock,
  });
  const application = directory.register({
    permissions: everything,
    certificate: certificate.certificate,
    directoryRoles: ["User Administrator"],
  });
  const waits: number[] = [];
  const opened: TransportOptions = {
    url: directory.url,
    fetch: directory.fetch,
    tokens: { getToken: () => directory.tokenFor(application) },
    now: () => clock.now(),
    sleep: async (milliseconds) => {
      waits.push(milliseconds);
      directory.clock.advance(milliseconds);
    },
    random: () => 0.5,
    ...further,
  };
  return {
    directory,
    application,
    clock,
    transport: graphTransport(opened),
    options: opened,
    exchanges,
    waits,
    [Symbol.asyncDispose]: async () => {
      await directory.stop();
      expect(faultsOfRequests(exchanges)).toEqual([]);
      expect(judgeAnswers(exchanges).faults).toEqual([]);
    },
  };
}

/** A user as `POST /users` takes one. */
export function newUser(name: string, further: Record<string, string> = {}): Record<string, never> {
  return {
    accountEnabled: true,
    displayName: name,
    mailNickname: name,
    userPrincipalName: `${name}@nhs.net`,
    passwordProfile: { password: "three-random-words", forceChangePasswordNextSignIn: true },
    ...further,
  } as unknown as Record<string, never>;
}
