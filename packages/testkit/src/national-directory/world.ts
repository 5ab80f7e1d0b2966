import type { Random } from "../staff/random.ts";
import type { Registration } from "./access/registration.ts";
import type { TokenMint } from "./access/token-mint.ts";
import type { Clock } from "./clock.ts";
import type { Pages } from "./delta/pages.ts";
import type { FaultSchedule } from "./faults/fault-schedule.ts";
import type { GrantPolicy } from "./grants/timed-grant.ts";
import type { Meter } from "./meter.ts";
import type { Lifecycle } from "./portal/lifecycle.ts";
import type { Settings } from "./settings.ts";
import type { Store } from "./store/store.ts";
import type { Throttle } from "./throttle/throttle.ts";

/** A write to an account of an organisation that the application does not serve. */
export interface Trespass {
  readonly at: number;
  readonly application: string;
  readonly account: string;
  /** Whose account it was at the moment of the write. */
  readonly organisation: string;
}

/** All that one national directory is. */
export interface World {
  readonly settings: Settings;
  readonly store: Store;
  readonly clock: Clock;
  readonly applications: Map<string, Registration>;
  readonly mint: TokenMint;
  readonly throttle: Throttle;
  readonly faults: FaultSchedule;
  readonly lifecycle: Lifecycle;
  readonly meter: Meter;
  readonly trespasses: Trespass[];
  /** Objects, and up to which number of the journal the feed of changes keeps silent about them. */
  readonly missed: Map<string, number>;
  /** What groups ask of whoever is to be a member for a time. */
  readonly grantPolicies: Map<string, GrantPolicy>;
  /** The latest rounds of the feed as they were laid out, since every page of a round asks for it. */
  readonly rounds: Map<string, Pages>;
  /** Decides which replica answers. */
  readonly replicas: Random;
  /** Resolves when all that was written is kept. */
  durable(): Promise<void>;
}
