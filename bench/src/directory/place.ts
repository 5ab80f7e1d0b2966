import { activeDirectory } from "@rollcall/connector-ad";
import { secret, type TargetConnector } from "@rollcall/core";
import type { RealServer } from "@rollcall/testkit/servers";

/** A directory to be read, as it is told to the scripts of the contenders. Of a server for tests only. */
export interface Place {
  readonly url: string;
  readonly ca: string;
  readonly baseDN: string;
  /** The container of the people. */
  readonly staff: string;
  readonly name: string;
  readonly password: string;
  /** What finds the people, as LDAP writes it. */
  readonly filter: string;
  /** Fifteen of them. */
  readonly attributes: readonly string[];
  /** What the connector is asked for, since it knows keys and kinds by itself. */
  readonly wanted: readonly string[];
}

/** Describes a server that runs. */
export function placeOf(
  { url, ca, baseDN, administrator }: RealServer,
  people: Pick<Place, "filter" | "attributes" | "wanted">,
): Place {
  return { url, ca, baseDN, staff: `OU=Staff,${baseDN}`, ...administrator, ...people };
}

/** Reads the place that a script was given. */
export function placeFrom(argument: string | undefined): Place {
  return JSON.parse(argument as string) as Place;
}

/** Joins a place. */
export function connectorTo({ url, ca, baseDN, staff, name, password }: Place): TargetConnector {
  const credentials = { name, password: secret(Buffer.from(password)) };
  return activeDirectory({ url, baseDN, credentials, tls: { ca }, accounts: { bases: [staff] } });
}
