import { throwAwayAuthority } from "../certificates.ts";
import { sideDoor } from "./access/side-door.ts";
import { buildWorld } from "./build-world.ts";
import type { NationalDirectory } from "./directory.ts";
import { startMeter } from "./meter.ts";
import type { NationalDirectoryOptions } from "./options.ts";
import { runningDirectory } from "./running-directory.ts";
import { inProcessFetch } from "./wire/in-process-fetch.ts";
import { responder } from "./wire/respond.ts";
import { type ServerParts, startServer } from "./wire/server.ts";

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
    const { certificate: ca } = authority;
    return { ...runningDirectory(world, { url, ca, stop }), fetch: inProcessFetch(opened) };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
