import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Secret, secret } from "@rollcall/core";

/** What the person who runs the example asked for. */
export interface Options {
  /** How many days to run, one after the other; `undefined`: two in a new folder, one in another. */
  readonly days: number | undefined;
  /** Approve each plan without asking. */
  readonly yes: boolean;
  /** Where everything is kept; an absolute path. */
  readonly folder: string;
  /** `undefined`: what the folder has, or the default for a new one. */
  readonly people: number | undefined;
  readonly seed: number | undefined;
  readonly help: boolean;
  readonly reset: boolean;
  /** NHSmail is part of the story, and a second trust. */
  readonly nhsmail: boolean;
  /** `undefined`: the directory that comes with the example. */
  readonly directory: RealDirectory | undefined;
}

/** A directory that is there already. */
export interface RealDirectory {
  readonly url: string;
  readonly baseDN: string;
  readonly credentials: { readonly name: string; readonly password: Secret };
  /** Certificates in PEM of the authorities to believe; those that Node knows when missing. */
  readonly ca?: string | undefined;
}

/** A mistake in what was typed, or in where; its message is for the person who made it. */
export class UsageError extends Error {}

/** Explains the options. */
export const help = `A made-up trust in which people join, move and leave, day by day.

  npm start                    the next day; the first run makes the trust, loads it, and lives one day
  npm start -- --days 5        the next five days
  npm start -- --reset         begin anew

Options
  --days N        how many days to run, one after the other (1; 2 the first time)
  --yes           approve each plan without asking
  --folder PATH   where to keep everything (.rollcall in the folder of the example)
  --people N      people in the staff record when the trust is made (2000)
  --seed N        another number makes another trust (44)
  --no-nhsmail    leave out NHSmail, and with it the second trust
  --reset         take away what earlier runs have left, and begin anew
  --help          this text

A directory of your own instead of the one that comes with the example
  --directory URL   such as ldaps://dc1.trust.nhs.uk
  --base-dn DN      such as DC=trust,DC=nhs,DC=uk; OU=Staff and OU=Leavers must be in it
  --bind-name NAME  the account to use; its password is read from ROLLCALL_DIRECTORY_PASSWORD
  --ca FILE         certificates to believe, in PEM (those that Node knows)
`;

const known = {
  days: { type: "string" },
  yes: { type: "boolean", default: false },
  folder: { type: "string" },
  people: { type: "string" },
  seed: { type: "string" },
  "no-nhsmail": { type: "boolean", default: false },
  reset: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
  directory: { type: "string" },
  "base-dn": { type: "string" },
  "bind-name": { type: "string" },
  ca: { type: "string" },
} as const;

/** Reads the options from what was typed. Throws UsageError. */
export function parseOptions(typed: readonly string[]): Options {
  const values = read(typed);
  const { days, yes, folder, people, seed, reset, help } = values;
  return {
    days: days === undefined ? undefined : wholeNumber("days", days, [1, 3650]),
    yes,
    // npm runs the example in its own folder, and tells where the person was.
    folder: resolve(process.env.INIT_CWD ?? process.cwd(), folder ?? defaultFolder()),
    people: people === undefined ? undefined : wholeNumber("people", people, [20, 100_000]),
    seed: seed === undefined ? undefined : wholeNumber("seed", seed, [0, 2 ** 31]),
    nhsmail: !values["no-nhsmail"],
    reset,
    help,
    directory: values.directory === undefined ? undefined : realDirectory(values.directory, values),
  };
}

function realDirectory(
  url: string,
  { "base-dn": baseDN, "bind-name": name, ca }: ReturnType<typeof read>,
): RealDirectory {
  const password = process.env.ROLLCALL_DIRECTORY_PASSWORD;
  if (baseDN === undefined) throw new UsageError(`--directory needs --base-dn. ${advice}`);
  if (name === undefined) throw new UsageError(`--directory needs --bind-name. ${advice}`);
  if (password === undefined) {
    throw new UsageError(`--directory needs ROLLCALL_DIRECTORY_PASSWORD to be set. ${advice}`);
  }
  const credentials = { name, password: secret(Buffer.from(password)) };
  return { url, baseDN, credentials, ca: ca === undefined ? undefined : readCertificates(ca) };
}

function readCertificates(file: string): string {
  try {
    return readFileSync(resolve(process.env.INIT_CWD ?? process.cwd(), file), "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`--ca: ${file} cannot be read (${code}). ${advice}`);
  }
}

function defaultFolder(): string {
  return join(import.meta.dirname, "..", ".rollcall");
}

function read(typed: readonly string[]) {
  try {
    return parseArgs({ args: [...typed], options: known }).values;
  } catch (error) {
    const { message } = error as Error;
    const unknown = /Unknown option '(.+?)'/.exec(message)?.[1];
    const extra = /Unexpected argument '(.+?)'/.exec(message)?.[1];
    if (unknown) throw new UsageError(`There is no option ${unknown}. ${advice}`);
    if (extra) throw new UsageError(`“${extra}” is not an option. ${advice}`);
    throw new UsageError(`${message.split("\n")[0]}. ${advice}`);
  }
}

const advice = "npm start -- --help shows those that there are.";

function wholeNumber(
  option: string,
  text: string,
  [least, most]: readonly [number, number],
): number {
  const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  const range = `${least.toLocaleString("en-GB")} to ${most.toLocaleString("en-GB")}`;
  throw new UsageError(`--${option} takes a whole number from ${range}, not “${text}”. ${advice}`);
}
