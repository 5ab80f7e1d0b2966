import { ConnectorError } from "@rollcall/core";
import type { AppliedException } from "../decision/applied-exception.ts";
import type { ListedNetwork, Standing } from "../sign-in/surroundings.ts";
import type { AddressSurroundings } from "./options.ts";

const standings: Readonly<Record<Standing, true>> = {
  "in-post": true,
  "not-started": true,
  absent: true,
  suspended: true,
  "just-left": true,
  left: true,
  unknown: true,
};

const lists: Readonly<Record<ListedNetwork, true>> = {
  egress: true,
  vpn: true,
  anonymiser: true,
  threat: true,
};

const outcomes: ReadonlySet<string> = new Set(["allow", "challenge", "block"]);

/** Gives a standing that was looked up. Throws `invalid-value` when it is none. */
export function checkedStanding(found: Standing): Standing {
  if (!Object.hasOwn(standings, found)) throw unusable("the standing");
  return found;
}

/**
 * Gives what was looked up of an address, without anything else. Throws `invalid-value` when it is not of that form.
 */
export function checkedSurroundings(found: AddressSurroundings): AddressSurroundings {
  const { listed, failingPeople, colleagues, sessionNetwork } = found;
  const isListed = listed === undefined || Object.hasOwn(lists, listed);
  if (!isListed || !(failingPeople >= 0) || !(colleagues >= 0)) throw unusable("the surroundings");
  if (sessionNetwork === undefined) return { listed, failingPeople, colleagues };
  if (!(sessionNetwork >= 0)) throw unusable("the surroundings");
  return { listed, failingPeople, colleagues, sessionNetwork };
}

/** Gives an exception that was looked up, if one holds at `now`. Throws `invalid-value` when it is not of that form. */
export function checkedException(
  found: AppliedException | undefined,
  now: number,
): AppliedException | undefined {
  if (found === undefined) return undefined;
  const { id, kind, until, atMost, lifts } = found;
  const isNamed = typeof id === "string" && typeof kind === "string";
  const isLimited = Number.isFinite(until) && outcomes.has(atMost);
  const areTexts = lifts === undefined || lifts.every((each) => typeof each === "string");
  if (!isNamed || !isLimited || !areTexts) throw unusable("the exception");
  return now < until ? { id, kind, until, atMost, ...(lifts && { lifts }) } : undefined;
}

function unusable(what: string): ConnectorError {
  return new ConnectorError({
    code: "invalid-value",
    message: `${what} that was looked up cannot be used`,
    advice: "Correct the function that looks it up.",
  });
}
