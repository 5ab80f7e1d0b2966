import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { esr } from "@rollcall/connector-esr";
import {
  byIdentifier,
  definePolicy,
  firstDotLast,
  initial,
  memoryStore,
  owned,
  type Person,
  type Policy,
  type SourceConnector,
  type Store,
} from "@rollcall/core";
import {
  fullExtract,
  type MemoryTarget,
  memoryTarget,
  syntheticTrust,
  type Trust,
  type TrustOptions,
  writeExtract,
} from "@rollcall/testkit";

/** A synthetic trust that sends its extracts to a folder, and a directory for its staff. */
export interface EsrTrust extends AsyncDisposable {
  readonly folder: string;
  /** The trust on its first day, whose full extracts are in the folder. */
  readonly trust: Trust;
  readonly source: SourceConnector;
  readonly targets: readonly MemoryTarget[];
  readonly policy: Policy;
  readonly store: Store;
  /** Sets the day on which the source is read. */
  on(date: string): void;
}

/** Puts a trust up, on its first day. */
export async function esrTrust(options: TrustOptions): Promise<EsrTrust> {
  const folder = await mkdtemp(join(tmpdir(), "rollcall-esr-"));
  const trust = syntheticTrust(options);
  let today = trust.date;
  await writeExtract(folder, fullExtract(trust));
  if (trust.neighbour) await writeExtract(folder, fullExtract(trust.neighbour));
  const vpds = [trust.vpd, ...(trust.neighbour ? [trust.neighbour.vpd] : [])];
  return {
    folder,
    trust,
    source: esr({ folder, vpds, now: () => new Date(morningOf(today)) }),
    targets: [memoryTarget({ name: "directory", clock: () => morningOf(today) })],
    policy: trustPolicy(vpds),
    store: memoryStore(),
    on: (date) => {
      today = date;
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

/** The moment of a day at which runs are made. */
export function morningOf(date: string): string {
  return `${date}T06:00:00Z`;
}

function trustPolicy(vpds: readonly string[]): Policy {
  const systems = vpds.map((vpd) => `esr-person:${vpd}`);
  return definePolicy({
    name: "trust",
    targets: {
      directory: {
        lifecycle: { lastDay: "end", whileSuspended: "enabled" },
        correlate: systems.map((system) =>
          byIdentifier({ system, attribute: "personKey", normalise: lastPart }),
        ),
        attributes: {
          userName: initial(({ names }) => firstDotLast(names.preferred ?? names.legal)),
          personKey: initial((person) => keyOf(person, systems)),
          displayName: owned(({ names }) => writtenName(names.preferred ?? names.legal)),
          title: owned((_, { primary }) => primary?.position.title ?? null),
          department: owned((_, { primary }) => primary?.organisation.department ?? null),
          manager: owned((_, { primary }) =>
            primary?.managerId === undefined ? null : { referenceTo: primary.managerId },
          ),
        },
      },
    },
  });
}

function writtenName({ given, family }: { given: string; family: string }): string {
  return `${given} ${family}`.trim();
}

function keyOf({ identifiers }: Person, systems: readonly string[]): string | undefined {
  const own = identifiers.find(({ system }) => systems.includes(system));
  return own && `${own.system.slice(-3)}:${own.value}`;
}

function lastPart(key: string): string {
  return key.slice(key.indexOf(":") + 1);
}
