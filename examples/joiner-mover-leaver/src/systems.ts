import { esr } from "@rollcall/connector-esr";
import type { Policy, SourceConnector, TargetConnector } from "@rollcall/core";
import type { Day } from "./day.ts";
import type { Directory } from "./directory.ts";
import type { Nhsmail } from "./nhsmail/nhsmail.ts";
import type { Places } from "./places.ts";
import { policyFor } from "./policy.ts";
import type { TrustFacts } from "./trust-facts.ts";

/** The system that people are read from, those whose accounts are managed, and who should have which account. */
export interface Systems {
  readonly source: SourceConnector;
  readonly directory: TargetConnector;
  /** The directory, and NHSmail unless it was left out. */
  readonly targets: readonly TargetConnector[];
  readonly policy: Policy;
}

/** What a trust has. */
export interface SystemsOfTrust {
  readonly places: Places;
  readonly facts: TrustFacts;
  readonly directory: Directory;
  readonly nhsmail?: Nhsmail | undefined;
}

/** Joins a trust's systems as they are on a day. */
export function systemsOn(
  day: Day,
  { places, facts, directory, nhsmail }: SystemsOfTrust,
): Systems {
  return {
    source: esr({ folder: places.extracts, now: () => new Date(day.asOf) }),
    directory: directory.connector,
    targets: [directory.connector, ...(nhsmail ? [nhsmail.connector] : [])],
    policy: policyFor(directory, { trust: facts, nhsmail: nhsmail !== undefined }),
  };
}
