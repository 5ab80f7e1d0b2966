import type { Clock } from "./clock.ts";
import { type DeltaHabits, usualHabits } from "./delta/habits.ts";
import type { FaultRates } from "./faults/fault.ts";
import { type LicenceSeed, usualLicences } from "./licence.ts";
import type { OrganisationSeed } from "./organisation.ts";
import { type PortalDelays, usualDelays } from "./portal/delays.ts";
import { publishedRetention, type RetentionPolicy } from "./portal/retention.ts";
import type { Settings } from "./settings.ts";
import { type Lag, usualLag } from "./store/lag.ts";
import type { GroupSeed, PersonSeed } from "./store/seeds.ts";
import type { ThrottleOptions } from "./throttle/limits.ts";
import type { Exchange } from "./wire/exchange.ts";

/** What a national directory may be told. */
export interface NationalDirectoryOptions {
  readonly organisations: readonly OrganisationSeed[];
  /** Who has an account from the start; not read when the file is there. */
  readonly people?: Iterable<PersonSeed> | undefined;
  readonly groups?: Iterable<GroupSeed> | undefined;
  readonly licences?: readonly LicenceSeed[] | undefined;
  /** Keeps the journal in this file; in memory only when it is left out. */
  readonly file?: string | undefined;
  /** Decides all that chance decides; defaults to 1. */
  readonly seed?: number | undefined;
  /** Defaults to a clock of real time. */
  readonly clock?: Clock | undefined;
  readonly lag?: Partial<Lag> | undefined;
  readonly delta?: Partial<DeltaHabits> | undefined;
  readonly throttle?: ThrottleOptions | undefined;
  /** Faults by chance; others are told by `script`. */
  readonly faults?: FaultRates | undefined;
  /** What other applications of the tenant do all the time. */
  readonly neighbours?: { readonly writeShare: number } | undefined;
  readonly retention?: readonly RetentionPolicy[] | undefined;
  readonly delays?: Partial<PortalDelays> | undefined;
  /** The tenant's identifier. */
  readonly tenant?: string | undefined;
  /** Verified domains, the usual one first; defaults to `nhs.net`. */
  readonly domains?: readonly string[] | undefined;
  /** Names of the directory extensions that show what the portal knows; our choice, since NHSmail's own are not public. */
  readonly attributes?: { readonly organisation?: string; readonly status?: string } | undefined;
  /** Refuses the language `*`, which Node's fetch sends; defaults to true. */
  readonly strictLanguage?: boolean | undefined;
  /** Objects on a page unless `$top` says otherwise; defaults to 100. */
  readonly pageSize?: number | undefined;
  /** The present by the clock that clients sign assertions with; defaults to real time. */
  readonly clientClock?: (() => number) | undefined;
  /** Told of every request with its answer. */
  readonly observe?: ((exchange: Exchange) => void) | undefined;
}

/** The application that the portal is: its directory extensions carry its identifier. */
const portalApplication = "0a5bb1cda0c14ac3b1cb1e2f6f9c7d11";

/** Fills in what was left out. */
export function settingsOf(options: NationalDirectoryOptions): Settings {
  const { attributes } = options;
  return {
    tenant: options.tenant ?? "37c354b2-85b0-47f5-b222-07b48d774ee3",
    domains: options.domains ?? ["nhs.net"],
    organisations: new Map(options.organisations.map((one) => [one.code, one])),
    licences: new Map((options.licences ?? usualLicences).map((one) => [one.skuId, one])),
    seed: options.seed ?? 1,
    lag: { ...usualLag, ...options.lag },
    delta: { ...usualHabits, ...options.delta },
    retention: options.retention ?? publishedRetention,
    delays: { ...usualDelays, ...options.delays },
    organisationAttribute: attributes?.organisation ?? `extension_${portalApplication}_odsCode`,
    statusAttribute: attributes?.status ?? `extension_${portalApplication}_accountStatus`,
    strictLanguage: options.strictLanguage ?? true,
    linkLife: 3_600_000,
    pageSize: options.pageSize ?? 100,
  };
}
