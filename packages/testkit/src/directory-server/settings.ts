import { ConnectorError } from "@rollcall/core";
import { type Limits, limitsOf } from "./controller/limits.ts";
import type { RightsEntry } from "./controller/rights.ts";
import { parseDn } from "./names/dn.ts";
import type { DirectoryServerOptions } from "./options.ts";
import { type Domain, domainOf } from "./tree/domain.ts";

/** Options, all that every controller of the directory shares said. */
export interface Settings {
  readonly domain: Domain;
  readonly administrator: { readonly name: string; readonly password: string };
  readonly seed: string;
  readonly now: () => number;
  readonly limits: Limits;
  readonly rights: RightsEntry[];
  readonly missingControls: readonly string[];
}

/** Fills in the defaults. Throws `invalid-options` for a suffix that is not a domain's name. */
export function settingsOf(options: DirectoryServerOptions): Settings {
  const { suffix = "DC=trust,DC=nhs,DC=example", seed = "rollcall" } = options;
  const parts = parseDn(suffix) ?? [];
  if (parts.length === 0 || parts.some(({ type }) => type.toUpperCase() !== "DC")) {
    throw new ConnectorError({
      code: "invalid-options",
      message: "the suffix is not the distinguished name of a domain",
      where: { field: "suffix" },
      advice: "Write it as DC=trust,DC=nhs,DC=example.",
    });
  }
  return {
    domain: domainOf(suffix, {
      sid: "S-1-5-21-1111111111-2222222222-3333333333",
      level: options.level ?? 7,
      recycleBin: options.recycleBin ?? true,
    }),
    administrator: options.administrator ?? { name: "Administrator", password: "Adm1n-Passw0rd!" },
    seed,
    now: options.now ?? Date.now,
    limits: limitsOf(options.limits),
    rights: [...(options.rights ?? [])],
    missingControls: missingOf(options),
  };
}

// A link with a time to live came with Windows Server 2016.
function missingOf({ missingControls = [], level = 7 }: DirectoryServerOptions): readonly string[] {
  return level < 7 ? [...missingControls, "1.2.840.113556.1.4.2309"] : missingControls;
}
