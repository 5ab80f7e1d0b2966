import type { DeltaHabits } from "./delta/habits.ts";
import type { LicenceSeed } from "./licence.ts";
import type { OrganisationSeed } from "./organisation.ts";
import type { PortalDelays } from "./portal/delays.ts";
import type { RetentionPolicy } from "./portal/retention.ts";
import type { Lag } from "./store/lag.ts";

/** What one national directory was started with, with everything that was left out filled in. */
export interface Settings {
  readonly tenant: string;
  /** The verified domains, the usual one first. */
  readonly domains: readonly string[];
  readonly organisations: ReadonlyMap<string, OrganisationSeed>;
  readonly licences: ReadonlyMap<string, LicenceSeed>;
  readonly seed: number;
  readonly lag: Lag;
  readonly delta: DeltaHabits;
  readonly retention: readonly RetentionPolicy[];
  readonly delays: PortalDelays;
  /** The directory extension that carries the ODS code of an account's organisation. */
  readonly organisationAttribute: string;
  /** The directory extension that carries the state of an account in the portal. */
  readonly statusAttribute: string;
  /** Refuses requests in a language that is not one, such as the `*` of Node's fetch. */
  readonly strictLanguage: boolean;
  /** How long a link to the next page can be followed, in milliseconds. */
  readonly linkLife: number;
  readonly pageSize: number;
}
