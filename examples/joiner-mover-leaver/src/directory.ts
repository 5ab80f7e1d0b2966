import { activeDirectory, groupsByName } from "@rollcall/connector-ad";
import { type Secret, secret, type TargetConnector } from "@rollcall/core";
import { staffGroups } from "@rollcall/testkit";
import { startDirectoryServer } from "@rollcall/testkit/directory-server";
import type { RealDirectory } from "./options.ts";
import { type DirectoryFacts, groupOf } from "./policy.ts";
import { exampleTrust } from "./trust-facts.ts";

/** The directory of the trust, and what the policy has to know of it. */
export interface Directory extends DirectoryFacts, AsyncDisposable {
  readonly connector: TargetConnector;
  /** Says what it is, for people. */
  readonly about: string;
}

/** What the directory of the example itself needs: where to keep it, and the time of the story. */
export interface EmbeddedDirectory {
  /** In memory when missing. */
  readonly file?: string | undefined;
  /** The root of its names; that of the example's trust when missing. */
  readonly suffix?: string | undefined;
  /** In milliseconds. */
  readonly now: () => number;
}

interface Place {
  readonly url: string;
  readonly baseDN: string;
  readonly credentials: { readonly name: string; readonly password: Secret };
  readonly ca?: string | undefined;
}

const containers = { staff: "OU=Staff", leavers: "OU=Leavers", groups: "OU=Groups" };

/** Joins a directory of yours. It must have `OU=Staff` and `OU=Leavers`; groups that it does not have are left out. */
export async function realDirectory(place: RealDirectory): Promise<Directory> {
  return await joined(place, {
    about: `Its directory is ${place.baseDN} at ${place.url}.`,
    close: async () => undefined,
  });
}

/** Starts the directory that comes with the example: a server on this computer that behaves like Active Directory. */
export async function embeddedDirectory({
  file,
  now,
  suffix = exampleTrust.suffix,
}: EmbeddedDirectory): Promise<Directory> {
  const server = await startDirectoryServer({ suffix, file, now, entries: entriesOf(suffix) });
  const { url, ca, baseDN } = server;
  const { name, password } = server.credentials;
  const credentials = { name, password: secret(Buffer.from(password)) };
  return await joined(
    { url, ca, baseDN, credentials },
    {
      about: "Its directory is a server on this computer, and nothing goes over a network.",
      now: () => new Date(now()),
      close: () => server.stop(),
    },
  );
}

interface Joining {
  readonly about: string;
  /** The story's clock, by which receipts are dated; the computer's for a directory that is real. */
  readonly now?: (() => Date) | undefined;
  readonly close: () => Promise<void>;
}

async function joined(
  { url, ca, baseDN, credentials }: Place,
  { about, now, close }: Joining,
): Promise<Directory> {
  const [staff, leavers] = [`${containers.staff},${baseDN}`, `${containers.leavers},${baseDN}`];
  try {
    const connector = activeDirectory({
      url,
      baseDN,
      credentials,
      tls: { ca },
      accounts: { bases: [staff, leavers] },
      now,
    });
    const groups = await staffGroupsOf(connector);
    return { connector, about, staff, leavers, groups, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function staffGroupsOf(connector: TargetConnector): Promise<DirectoryFacts["groups"]> {
  const wanted = new Set(staffGroups.map(groupOf));
  return new Map([...(await groupsByName(connector))].filter(([name]) => wanted.has(name)));
}

function entriesOf(suffix: string) {
  const units = Object.values(containers).map((unit) => ({
    dn: `${unit},${suffix}`,
    attributes: { objectClass: ["top", "organizationalUnit"] },
  }));
  const groups = staffGroups.map(groupOf).map((name) => ({
    dn: `CN=${name},${containers.groups},${suffix}`,
    attributes: { objectClass: ["top", "group"], sAMAccountName: name },
  }));
  return [...units, ...groups];
}
