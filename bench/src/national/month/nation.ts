import { nhsmail } from "@rollcall/connector-nhsmail";
import type { TargetSession } from "@rollcall/core";
import {
  type Application,
  applicationCertificate,
  type NationalDirectory,
  type PersonSeed,
  startNationalDirectory,
  virtualClock,
} from "@rollcall/testkit/national-directory";
import { kindOf, type MonthSize, monthBegins } from "./movements.ts";
import { codesOf, idOf, organisationOf } from "./places.ts";

/** The national directory at the start of a month, and a session that writes to it for all organisations. */
export interface Nation extends AsyncDisposable {
  readonly directory: NationalDirectory;
  readonly session: TargetSession;
}

/**
 * Starts a directory with Microsoft's limits and its usual lag, in which only those have an account who will need one, and
 * lets other applications take a share, from 0 to 1, of the tenant's writes.
 */
export async function startNation(size: MonthSize, writeShare: number): Promise<Nation> {
  const codes = codesOf(size.organisations);
  const directory = await startNationalDirectory({
    organisations: codes.map((code) => ({ code, name: `Fictional Trust ${code}` })),
    people: peopleOf(size),
    clock: virtualClock(monthBegins),
    neighbours: { writeShare },
  });
  const { certificate } = await applicationCertificate("bench");
  const application = directory.register({
    permissions: ["User.ReadWrite.All", "Directory.ReadWrite.All"],
    certificate,
    directoryRoles: ["User Administrator"],
    organisations: codes,
  });
  const session = await open(directory, application, codes);
  return {
    directory,
    session,
    [Symbol.asyncDispose]: async () => {
      await session[Symbol.asyncDispose]();
      await directory.stop();
    },
  };
}

function* peopleOf({ movements, organisations }: MonthSize): Iterable<PersonSeed> {
  for (let number = 0; number < movements; number += 1) {
    if (kindOf(number) === "joiner") continue;
    yield {
      id: idOf(number),
      givenName: "Ada",
      surname: "Quill",
      organisation: organisationOf(number, organisations),
      properties: {
        employeeId: String(number),
        jobTitle: "Staff Nurse",
        department: "Ward 1",
      },
    };
  }
}

async function open(
  directory: NationalDirectory,
  application: Application,
  organisations: readonly string[],
): Promise<TargetSession> {
  const connector = nhsmail({
    tokens: { getToken: tokensOf(directory, application) },
    organisations,
    organisationAttribute: directory.organisationAttribute,
    statusAttribute: directory.statusAttribute,
    mode: { mode: "tenant" },
    groups: [],
    url: directory.url,
    fetch: directory.fetch,
    now: () => new Date(directory.clock.now()),
    sleep: async (milliseconds) => directory.clock.advance(milliseconds),
    random: () => 0.5,
  });
  return await connector.open();
}

/** Keeps a token for half of the hour that it is good for. */
function tokensOf(directory: NationalDirectory, application: Application): () => Promise<string> {
  let token = "";
  let until = 0;
  return async () => {
    if (directory.clock.now() >= until) {
      until = directory.clock.now() + 1_800_000;
      token = await directory.tokenFor(application);
    }
    return token;
  };
}
