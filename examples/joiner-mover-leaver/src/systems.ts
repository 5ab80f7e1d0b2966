import { esr } from "@rollcall/connector-esr";
import type { Policy, SourceConnector, TargetConnector } from "@rollcall/core";
import type { Day } from "./day.ts";
import type { Directory } from "./directory.ts";
import type { Places } from "./places.ts";
import { policyFor } from "./policy.ts";

/** The system that people are read from, the one whose accounts are managed, and who should have which account. */
export interface Systems {
  readonly source: SourceConnector;
  readonly directory: TargetConnector;
  readonly policy: Policy;
}

/** Joins the systems as they are on a day. */
export function systemsOn(day: Day, places: Places, directory: Directory): Systems {
  return {
    source: esr({ folder: places.extracts, now: () => new Date(day.asOf) }),
    directory: directory.connector,
    policy: policyFor(directory),
  };
}
