import { randomFrom } from "../staff/random.ts";
import type { Registration } from "./access/registration.ts";
import { tokenMint } from "./access/token-mint.ts";
import { type Clock, systemClock } from "./clock.ts";
import { faultSchedule } from "./faults/fault-schedule.ts";
import type { Counting } from "./meter.ts";
import { type NationalDirectoryOptions, settingsOf } from "./options.ts";
import { lifecycle } from "./portal/lifecycle.ts";
import type { Settings } from "./settings.ts";
import { type Kept, keepIn, keepNowhere } from "./store/kept.ts";
import { planted } from "./store/plant.ts";
import { emptyStore, type Store } from "./store/store.ts";
import { throttle } from "./throttle/throttle.ts";
import type { World } from "./world.ts";

/** Makes the state of a directory, from its file when there is one; `issuer` names it in tokens. */
export async function buildWorld(
  options: NationalDirectoryOptions,
  about: { readonly issuer: string; readonly counting: Counting },
): Promise<{ readonly world: World; readonly kept: Kept }> {
  const settings = settingsOf(options);
  const { seed, tenant } = settings;
  const clock = options.clock ?? systemClock();
  const { store, kept } = await openStore(options, settings, clock);
  const applications = new Map<string, Registration>();
  const limiting = throttle({
    options: options.throttle ?? {},
    tenant,
    random: randomFrom(seed, 3),
  });
  limiting.takeWrites(options.neighbours?.writeShare ?? 0);
  const world: World = {
    settings,
    store,
    clock,
    applications,
    mint: tokenMint({ issuer: about.issuer, tenant, applications, now: () => clock.now() }),
    throttle: limiting,
    faults: faultSchedule(options.faults ?? {}, randomFrom(seed, 4)),
    lifecycle: lifecycle(store, settings),
    meter: about.counting.meter,
    trespasses: [],
    missed: new Map(),
    grantPolicies: new Map(),
    rounds: new Map(),
    replicas: randomFrom(seed, 2),
    durable: () => kept.durable(),
  };
  return { world, kept };
}

async function openStore(
  { people = [], groups = [], file }: NationalDirectoryOptions,
  settings: Settings,
  clock: Clock,
): Promise<{ readonly store: Store; readonly kept: Kept }> {
  const store = emptyStore([settings.organisationAttribute]);
  const seeds = planted({ people, groups, settings, now: clock.now() });
  const kept = file === undefined ? keepNowhere(store, seeds) : await keepIn(file, store, seeds);
  // Time does not go back because a process started anew.
  clock.advance((store.entries.at(-1)?.at ?? 0) - clock.now());
  return { store, kept };
}
