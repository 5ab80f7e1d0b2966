import { throwAwayAuthority } from "../certificates.ts";
import { type ApplicationSeed, applicationOf, registration } from "./access/application.ts";
import { sideDoor } from "./access/side-door.ts";
import { buildWorld } from "./build-world.ts";
import { uuidFrom } from "./chance.ts";
import type { Clock } from "./clock.ts";
import type { NationalDirectory } from "./directory.ts";
import { startMeter } from "./meter.ts";
import type { NationalDirectoryOptions } from "./options.ts";
import { outsideHand } from "./outside.ts";
import { administrator } from "./portal/administrator.ts";
import { nationalView } from "./view.ts";
import { inProcessFetch } from "./wire/in-process-fetch.ts";
import { responder } from "./wire/respond.ts";
import { type RunningServer, type ServerParts, startServer } from "./wire/server.ts";
import type { World } from "./world.ts";

/**
 * Starts a national directory in this process: Microsoft Graph as far as an identity connector uses it, with NHSmail's
 * life-cycle on top, over TLS on a free port. Links in its answers lead to `https://graph.microsoft.com`, as Graph's do:
 * a client sends them to `url` instead.
 *
 * @example
 * ```ts
 * import { startNationalDirectory } from "@rollcall/testkit/national-directory";
 *
 * const directory = await startNationalDirectory({
 *   organisations: [{ code: "RQQ", name: "Fictional Hospitals NHS Trust" }],
 *   people: [{ givenName: "Jane", surname: "Smith", organisation: "RQQ" }],
 * });
 * console.log(directory.view.account("jane.smith@nhs.net")?.portal?.state);
 * await directory.stop();
 * ```
 */
export async function startNationalDirectory(
  options: NationalDirectoryOptions,
): Promise<NationalDirectory> {
  const authority = throwAwayAuthority();
  let parts: ServerParts | undefined;
  const answering = (): ServerParts => {
    if (!parts) throw new Error("the directory is not ready yet");
    return parts;
  };
  const server = await startServer(answering, authority.issue());
  try {
    const url = `https://localhost:${server.port}`;
    const counting = startMeter();
    const { world, kept } = await buildWorld(options, { issuer: `${url}/v2.0`, counting });
    const { respond } = responder({ world, counting }, options.observe ?? (() => undefined));
    const opened: ServerParts = {
      respond,
      sideDoor: sideDoor(world, { url, clientClock: options.clientClock ?? Date.now }),
    };
    parts = opened;
    const stop = async (): Promise<void> => {
      await server.stop();
      await kept.close();
    };
    return {
      ...face(world, { url, ca: authority.certificate, stop }),
      fetch: inProcessFetch(opened),
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

interface Running {
  readonly url: string;
  readonly ca: string;
  readonly stop: RunningServer["stop"];
}

function face(world: World, { url, ca, stop }: Running): Omit<NationalDirectory, "fetch"> {
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
