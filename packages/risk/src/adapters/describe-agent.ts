import { parse } from "bowser";
import { boundedCache } from "../memory/bounded-cache.ts";
import { longestAgent } from "../sign-in/parse-device.ts";
import { shortText } from "../sign-in/short-text.ts";
import type { Device } from "../sign-in/sign-in.ts";

/**
 * What the text that a browser sends of itself says: its family and major version, its system, and the type of device.
 */
export type AgentDescription = Pick<Device, "browser" | "system" | "type">;

/**
 * Reads the first 1,024 characters of the text that a browser sends of itself, by bowser. Empty for one that it does
 * not know, such as a program's. Browsers no longer tell all: Windows 11 says that it is Windows 10, and every macOS
 * that it is 10.15 (Chromium's and WebKit's frozen user agents).
 */
export function describeAgent(text: string): AgentDescription {
  const agent = shortText(text, "agent", longestAgent) ?? "";
  const known = described.get(agent);
  if (known) return known;
  const description = describe(agent);
  described.set(agent, description);
  return description;
}

/**
 * Reading takes about 0.3 ms, and a trust's people send a few hundred texts. At most 4,096 are kept, which is 8 MB if
 * each is as long as can be.
 */
const described = boundedCache<string, AgentDescription>(2048);

function describe(agent: string): AgentDescription {
  const parsed = parsedAgent(agent);
  const browser = named(
    browsers[parsed?.browser.name ?? ""] ?? parsed?.browser.name,
    parsed?.browser.version,
  );
  const { name, version, versionName } = parsed?.os ?? {};
  const system = named(name, name === "Windows" ? versionName : version);
  const type = types[parsed?.platform.type ?? ""];
  return {
    ...(browser !== undefined && { browser }),
    ...(system !== undefined && { system }),
    ...(type !== undefined && { type }),
  };
}

const browsers: Readonly<Record<string, string>> = { "Microsoft Edge": "Edge" };

const types: Readonly<Record<string, Device["type"]>> = {
  desktop: "desktop",
  mobile: "phone",
  tablet: "tablet",
  tv: "other",
  bot: "other",
};

function parsedAgent(agent: string): ReturnType<typeof parse> | undefined {
  try {
    return parse(agent);
  } catch {
    // Bowser refuses an empty text; a text that it stumbles over is as good as unknown.
    return undefined;
  }
}

/** Joins a name and what stands before the first dot of a version. */
function named(name: string | undefined, version: string | undefined): string | undefined {
  if (name === undefined || name === "") return undefined;
  const major = version?.split(".", 1)[0];
  return major === undefined || major === "" ? name : `${name} ${major}`;
}
