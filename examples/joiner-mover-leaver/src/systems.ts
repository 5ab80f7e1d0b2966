import { esr } from "@rollcall/connector-esr";
import type { SourceConnector, TargetConnector } from "@rollcall/core";
import { fileTarget } from "@rollcall/testkit";
import type { Day } from "./day.ts";
import type { Places } from "./places.ts";

/** The system that people are read from, and the one whose accounts are managed. */
export interface Systems {
  readonly source: SourceConnector;
  readonly directory: TargetConnector;
}

/** Joins the systems as they are on a day. A service of yours has `activeDirectory(…)` here, or a connector of its own. */
export function systemsOn(day: Day, places: Places): Systems {
  return {
    source: esr({ folder: places.extracts, now: () => new Date(day.asOf) }),
    directory: fileTarget({
      name: "directory",
      path: places.directory,
      clock: () => day.approvedAt,
    }),
  };
}
