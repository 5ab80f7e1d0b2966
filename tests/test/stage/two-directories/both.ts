import { nhsmail } from "@rollcall/connector-nhsmail";
import type { Account, TargetConnector } from "@rollcall/core";
import {
  applicationCertificate,
  type NationalDirectory,
  noLag,
  plainHabits,
  startNationalDirectory,
  virtualClock,
} from "@rollcall/testkit/national-directory";
import { connectorTo, embeddedTrust } from "../../directory/stage/controller.ts";
import { lastWrite } from "../../directory/stage/usn.ts";
import { numbersOf, type Ward } from "./ward.ts";

/** An Active Directory over LDAP and a national directory over Graph, both in this process. */
export interface BothDirectories extends AsyncDisposable {
  readonly targets: readonly [TargetConnector, TargetConnector];
  /** How many writes each has taken so far. */
  writes(): Promise<readonly [number, number]>;
  /** What a ward's accounts are in each, without the ward's own numbers, keys and times. */
  pictureOf(ward: Ward): Promise<readonly (readonly string[])[]>;
}

/** Starts both, empty. */
export async function bothDirectories(): Promise<BothDirectories> {
  const controller = await embeddedTrust();
  const national = await startNationalDirectory({
    organisations: [{ code: "RQQ", name: "Fictional Hospitals NHS Trust" }],
    lag: noLag,
    delta: plainHabits,
    clock: virtualClock("2026-11-22T07:00:00Z", 0),
  });
  const targets = [connectorTo(controller), await mailOf(national)] as const;
  return {
    targets,
    writes: async () => [await lastWrite(controller), writesTo(national)],
    pictureOf: async (ward) => [
      await picture(targets[0], ward, ["cn", "container", "displayName", "title"]),
      await picture(targets[1], ward, ["userPrincipalName", "displayName", "jobTitle"]),
    ],
    async [Symbol.asyncDispose]() {
      await national.stop();
      await controller[Symbol.asyncDispose]();
    },
  };
}

async function mailOf(national: NationalDirectory): Promise<TargetConnector> {
  const { organisationAttribute, clock, url, fetch } = national;
  const { certificate } = await applicationCertificate("tests");
  const application = national.register({
    permissions: ["User.ReadWrite.All", "Directory.ReadWrite.All", "User.DeleteRestore.All"],
    directoryRoles: ["User Administrator"],
    certificate,
    organisations: ["RQQ"],
  });
  return nhsmail({
    organisations: ["RQQ"],
    organisationAttribute,
    mode: { mode: "tenant" },
    changes: "listing",
    groups: [],
    visibleAfter: 0,
    tokens: { getToken: () => national.tokenFor(application) },
    url,
    fetch,
    now: () => new Date(clock.now()),
    sleep: async (milliseconds) => clock.advance(milliseconds),
    random: () => 0.5,
  });
}

/** What applications have written; the portal's own bookkeeping follows from it. */
function writesTo({ view }: NationalDirectory): number {
  return view.journal.filter(({ by, do: what }) => what !== "portal" && by !== "life-cycle").length;
}

async function picture(
  target: TargetConnector,
  { number }: Ward,
  names: readonly string[],
): Promise<readonly string[]> {
  await using session = await target.open();
  const pages = await Array.fromAsync(session.read.scan());
  const prefix = numbersOf(number);
  const numberOf = ({ attributes }: Account): string =>
    String(attributes.employeeNumber ?? attributes.employeeId ?? "");
  return pages
    .flatMap(({ items }) => items)
    .filter((account) => numberOf(account).startsWith(prefix))
    .map(({ enabled, attributes }) =>
      JSON.stringify([enabled, ...names.map((name) => attributes[name])]).replaceAll(prefix, "N"),
    )
    .sort();
}
