import {
  type AccountRef,
  type Completeness,
  canonicalJson,
  type IsKnown,
  type Session,
} from "@rollcall/core";
import { must } from "./breach.ts";
import type { ContractCheck, ContractContext } from "./contract-check.ts";
import { keyOf, keyOfRef, readAll, readPages } from "./reading.ts";
import { membership } from "./write-membership.ts";
import { newAccount, updating, writingSample, written } from "./writing.ts";

/** The rules for scans of which the reader knows some records. */
export const readKnownChecks: readonly ContractCheck[] = [
  {
    part: "read",
    name: "a scan leaves out the records whose version is known, and no others",
    run: async ({ session }) => {
      const first = await readAsking(session, () => false);
      const there = (await readAll(session)).map(keyOf);
      must(holdsAll(first.keys, there), "a record is missing of which no version is known");
      const asked = first.asked.map(([key]) => key);
      must(new Set(asked).size === asked.length, "a record was asked about twice");
      must(holdsAll(there, asked), "a record was asked about that is not there");
      const known = new Map(first.asked.filter((_, at) => at % 2 === 0));
      const second = await readAsking(session, (key, version) => known.get(key) === version);
      const left = there.filter((key) => !second.known.has(key));
      must(
        second.keys.every((key) => !second.known.has(key)),
        "a record was given though its version is known",
      );
      must(holdsAll(second.keys, left), "a record is missing whose version is not known");
      must(
        canonicalJson(second.completeness) === canonicalJson(first.completeness),
        "the completeness is another one when records are left out",
      );
    },
  },
];

/** The rules for the versions about which scans ask. */
export const writeKnownChecks: readonly Omit<ContractCheck, "part" | "capability">[] = [
  {
    name: "a scan asks about a changed account with another version",
    run: async (context) => {
      const { attribute, values } = writingSample(context).single;
      const { ref } = await newAccount(context);
      const deltas = [{ attribute, change: "replace", value: values[0] }] as const;
      await givesAnotherVersion(context, ref, {
        what: "another value of an attribute",
        act: () => written(context, updating(context, ref, { deltas })),
      });
      await givesAnotherVersion(context, ref, {
        what: "that an account was disabled",
        act: () => written(context, updating(context, ref, { enabled: false })),
      });
    },
  },
  {
    name: "a scan asks about an account with another version once an entitlement is granted",
    run: async (context) => {
      if (!writingSample(context).entitlement) return;
      const { ref } = await newAccount(context);
      await givesAnotherVersion(context, ref, {
        what: "that an entitlement was granted",
        act: () => written(context, membership(context, ref, "grant")),
      });
    },
  },
];

interface Asking {
  readonly keys: readonly string[];
  /** Keys and versions, in the order in which they were asked about. */
  readonly asked: readonly (readonly [key: string, version: string])[];
  /** The keys of those that are known. */
  readonly known: ReadonlySet<string>;
  readonly completeness: Completeness | undefined;
}

async function readAsking(
  session: Session,
  answer: (key: string, version: string) => boolean,
): Promise<Asking> {
  const asked: [string, string][] = [];
  const known = new Set<string>();
  const isKnown: IsKnown = (ref, given) => {
    const key = keyOfRef(ref);
    const version = typeof given === "string" ? given : Buffer.from(given).toString("latin1");
    asked.push([key, version]);
    const yes = answer(key, version);
    if (yes) known.add(key);
    return yes;
  };
  const pages = await readPages(session, { isKnown });
  const keys = pages.flatMap(({ items }) => items.map(keyOf));
  return { keys, asked, known, completeness: pages.at(-1)?.completeness };
}

function holdsAll(keys: readonly string[], wanted: readonly string[]): boolean {
  return new Set(wanted).isSubsetOf(new Set(keys));
}

// A connector that does not ask has no version to give.
async function givesAnotherVersion(
  { session }: ContractContext,
  ref: AccountRef,
  { what, act }: { readonly what: string; readonly act: () => Promise<unknown> },
): Promise<void> {
  const version = async (): Promise<string | undefined> => {
    const { asked } = await readAsking(session, () => false);
    return asked.find(([key]) => key === keyOfRef(ref))?.[1];
  };
  const before = await version();
  await act();
  must(before === undefined || (await version()) !== before, `the version does not say ${what}`);
}
