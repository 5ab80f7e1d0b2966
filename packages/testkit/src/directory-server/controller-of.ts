import type { Controller } from "./controller/controller.ts";
import { guidFrom, makeController } from "./controller/make-controller.ts";
import type { Settings } from "./settings.ts";

/** Makes a controller of a directory that holds nothing yet. */
export function controllerOf(settings: Settings, name: string): Controller {
  const { domain, seed, now, limits, rights, missingControls } = settings;
  const invocationId = guidFrom(`${seed}:${name}`);
  return makeController({
    domain,
    name,
    invocationId,
    seed,
    now,
    limits,
    rights,
    missingControls,
  });
}
