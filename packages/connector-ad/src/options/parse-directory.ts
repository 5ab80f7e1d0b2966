import { randomBytes } from "node:crypto";
import type { ActiveDirectoryOptions } from "../options.ts";
import type { DirectorySettings } from "../settings.ts";
import { check, checkNumber } from "./check.ts";

const knownKinds: readonly string[] = ["account", "group", "container"];

/** Checks the options of what is managed, and fills in what was left out. Throws `invalid-options`. */
export function parseDirectory(options: ActiveDirectoryOptions): DirectorySettings {
  const { name = "directory", baseDN, accounts = {}, kinds = ["account"] } = options;
  const { pageSize = 1000, callTimeout = 30_000, canaries = [], breakGlass = [] } = options;
  const { now = () => new Date(), attributes = {}, initialPassword } = options;
  check(name !== "", { field: "name", rule: "not-empty", advice: "Give a name, or leave it out." });
  checkDN("baseDN", baseDN);
  checkKinds(kinds);
  checkNumber("pageSize", pageSize, { least: 1, most: 100_000 });
  const { url, replicatesWithin = 30_000 } = options;
  checkNumber("replicatesWithin", replicatesWithin, { least: 0, most: 86_400_000 });
  const isOneOfSeveral = Array.isArray(url) && url.length > 1;
  for (const [at, dn] of canaries.entries()) checkDN(`canaries[${at}]`, dn);
  for (const [at, each] of breakGlass.entries()) checkPresent(`breakGlass[${at}]`, each);
  return {
    name,
    baseDN,
    bases: parseBases(accounts.bases, baseDN),
    filter: accounts.filter,
    kinds,
    attributes,
    canaries,
    breakGlass,
    pageSize,
    callTimeout,
    ...(isOneOfSeveral && { replicatesWithin }),
    initialPassword,
    now: () => now().toISOString(),
    randomBytes: options.randomBytes ?? ((count) => randomBytes(count)),
  };
}

function checkDN(field: string, dn: string): void {
  check(typeof dn === "string" && /^\s*(?:[A-Za-z][\w-]*|[\d.]+)\s*=/.test(dn), {
    field,
    rule: "distinguished-name",
    advice: "Give a distinguished name, such as OU=Staff,DC=trust,DC=nhs,DC=uk.",
  });
}

function checkPresent(field: string, text: string): void {
  check(typeof text === "string" && text !== "", {
    field,
    rule: "not-empty",
    advice: "Give a DN, a SID, a GUID or a sAMAccountName.",
  });
}

function checkKinds(kinds: readonly string[]): void {
  check(kinds.length > 0 && kinds.every((kind) => knownKinds.includes(kind)), {
    field: "kinds",
    rule: "known",
    advice: `Give one or more of ${knownKinds.join(", ")}, or leave it out.`,
  });
}

/** Two bases of which one holds the other would give the same accounts twice. */
function parseBases(bases: readonly string[] | undefined, baseDN: string): readonly string[] {
  if (bases === undefined) return [baseDN];
  const field = "accounts.bases";
  check(bases.length > 0, { field, rule: "not-empty", advice: "Give a DN, or leave it out." });
  for (const [at, base] of bases.entries()) {
    checkDN(`${field}[${at}]`, base);
    check(isWithin(base, baseDN), {
      field: `${field}[${at}]`,
      rule: "below-base",
      advice: "Give DNs below baseDN, or a baseDN that holds them all.",
    });
    check(!bases.some((other, of) => of !== at && isWithin(base, other)), {
      field: `${field}[${at}]`,
      rule: "each-once",
      advice: "Leave out what lies within another of the bases.",
    });
  }
  return bases;
}

function isWithin(dn: string, base: string): boolean {
  const [inner, outer] = [dn, base].map(plain) as [string, string];
  return inner === outer || inner.endsWith(`,${outer}`);
}

function plain(dn: string): string {
  return dn.toLowerCase().replace(/\s*([,=])\s*/g, "$1");
}
