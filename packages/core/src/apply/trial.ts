import type { Operation } from "../model/operation.ts";
import type { Application } from "./application.ts";
import type { Lane, OpenLane } from "./lane.ts";

/** What is known of one operation while it is carried out. */
export interface Trial {
  readonly operation: Operation;
  readonly lane: Lane;
  readonly application: Application;
  /** A call may have had its effect. */
  tried: boolean;
  /** An intent stands in the journal. */
  noted: boolean;
  /** When the last call began, in milliseconds since 1970. */
  called: number;
  attempts: number;
  /** Calls, and looks, that failed. */
  failures: number;
  /** In milliseconds. */
  waited: number;
  open?: OpenLane | undefined;
}
