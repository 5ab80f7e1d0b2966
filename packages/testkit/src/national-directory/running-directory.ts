import { type ApplicationSeed, applicationOf, registration } from "./access/application.ts";
import { uuidFrom } from "./chance.ts";
import type { Clock } from "./clock.ts";
import type { NationalDirectory } from "./directory.ts";
import { outsideHand } from "./outside.ts";
import { administrator } from "./portal/administrator.ts";
import { nationalView } from "./view.ts";
import type { RunningServer } from "./wire/server.ts";
import type { World } from "./world.ts";

/** How a directory that runs is reached and stopped. */
export interface Running {
  readonly url: string;
  readonly ca: string;
  readonly stop: RunningServer["stop"];
}

/** Gives what whoever started a directory holds of it, but for its `fetch`. */
export function runningDirectory(
  world: World,
  { url, ca, stop }: Running,
): Omit<NationalDirectory, "fetch"> {
  const { tenant, organisationAttribute, statusAttribute, seed } = world.settings;
  const register = (application: ApplicationSeed) => {
    const id = application.id ?? uuidFrom(seed, 10, world.applications.size);
    const held = registration(application, id);
    world.applications.set(id, held);
    return applicationOf(held);
  };
  return {
    url,
    tokenUrl: `${url}/${tenant}/oauth2/v2.0/token`,
    tenant,
    ca,
    clock: drivenClock(world),
    organisationAttribute,
    statusAttribute,
    register,
    tokenFor: ({ id }) => {
      const held = world.applications.get(id);
      if (!held) throw new Error("the application is not registered here");
      return world.mint.make(held, { answersChallenge: true });
    },
    administrator: (organisation) => administrator(world, organisation),
    outside: outsideHand(world),
    view: nationalView(world),
    meter: world.meter,
    script: (...faults) => world.faults.script(faults),
    calm: () => world.faults.calm(),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

function drivenClock({ clock, lifecycle }: World): Clock {
  return {
    now: () => clock.now(),
    passRequest: () => clock.passRequest(),
    advance: (milliseconds) => {
      clock.advance(milliseconds);
      lifecycle.run(clock.now());
    },
  };
}
