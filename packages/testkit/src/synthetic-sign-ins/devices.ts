import { below, pick } from "../staff/draw.ts";
import type { Random } from "../staff/random.ts";
import { weighted } from "../staff/weighted.ts";
import type { SyntheticDevice } from "./synthetic-sign-in.ts";

/** A machine, whose browser grows older by a version every four weeks. */
export interface Machine {
  /** A name of its own; absent from a shared one. */
  readonly id: string | undefined;
  readonly family: "Edge" | "Chrome" | "Firefox" | "Safari";
  readonly system: string;
  readonly type: "desktop" | "phone";
  /** By so many days its updates come late. */
  readonly late: number;
  /** After so many days what its browser keeps is gone, and its id is another one. */
  readonly keeps: number;
}

const versionEvery = 28;
const firstVersion = 138;

const homeMachines = weighted([
  { family: "Chrome", system: "Windows 11", weight: 42 },
  { family: "Edge", system: "Windows 11", weight: 22 },
  { family: "Safari", system: "macOS 26", weight: 14 },
  { family: "Chrome", system: "macOS 26", weight: 10 },
  { family: "Firefox", system: "Windows 11", weight: 8 },
  { family: "Firefox", system: "Linux", weight: 4 },
] as const);

const phones = weighted([
  { family: "Safari", system: "iOS 26", weight: 40 },
  { family: "Safari", system: "iOS 18", weight: 12 },
  { family: "Chrome", system: "Android 16", weight: 26 },
  { family: "Chrome", system: "Android 15", weight: 15 },
  { family: "Chrome", system: "Android 14", weight: 7 },
] as const);

const systemTexts: Readonly<Record<string, string>> = {
  "Windows 11": "Windows NT 10.0; Win64; x64",
  "macOS 26": "Macintosh; Intel Mac OS X 10_15_7",
  Linux: "X11; Linux x86_64",
  "iOS 26": "iPhone; CPU iPhone OS 26_0 like Mac OS X",
  "iOS 18": "iPhone; CPU iPhone OS 18_6 like Mac OS X",
  "Android 16": "Linux; Android 16; K",
  "Android 15": "Linux; Android 15; K",
  "Android 14": "Linux; Android 14; K",
};

/** Draws one of the trust's own machines: all have one image, and its updates within three weeks. */
export function trustMachine(random: Random, id: string | undefined): Machine {
  const late = below(random, 21);
  return { id, family: "Edge", system: "Windows 11", type: "desktop", late, keeps: 400 };
}

/** Draws a machine that somebody has at home. */
export function homeMachine(random: Random, id: string): Machine {
  const late = below(random, 60);
  const keeps = pick(random, [30, 120, 400]);
  return { ...homeMachines(random), id, type: "desktop", late, keeps };
}

/** Draws a phone. */
export function phone(random: Random, id: string): Machine {
  const late = below(random, 60);
  return { ...phones(random), id, type: "phone", late, keeps: pick(random, [60, 200, 400]) };
}

/** Gives what a machine shows of itself on a day. */
export function deviceOn(machine: Machine, day: number): SyntheticDevice {
  const { id, family, system, type, late, keeps } = machine;
  const version = firstVersion + Math.floor((day + versionEvery * 3 - late) / versionEvery);
  return {
    ...(id === undefined ? {} : { id: `${id}-${Math.floor(day / keeps)}` }),
    agent: `Mozilla/5.0 (${systemTexts[system]}) ${engineText(family, version)}`,
    browser: `${family} ${family === "Safari" ? 26 : version}`,
    system,
    type,
  };
}

function engineText(family: Machine["family"], version: number): string {
  if (family === "Safari") {
    // Of Safari only the patch grows.
    return `AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.${version - firstVersion} Safari/605.1.15`;
  }
  if (family === "Firefox") return `Gecko/20100101 Firefox/${version}.0`;
  const edge = family === "Edge" ? ` Edg/${version}.0.0.0` : "";
  return `AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36${edge}`;
}
