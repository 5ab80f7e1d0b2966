import type { WindowsEvent } from "./windows-event.ts";

/**
 * The account that an event is about. Only some events know its SID, and only some its domain, which may be a NetBIOS
 * or a DNS name.
 */
export interface WindowsAccount {
  /** As somebody typed it: a name, or `name@domain`. */
  readonly name: string;
  readonly domain: string | undefined;
  readonly sid: string | undefined;
}

/**
 * Reads the account that an event is about. `undefined` for what is no person: computers and managed service accounts,
 * whose names end in `$`, and what Windows runs itself as (SYSTEM, LOCAL SERVICE, ANONYMOUS LOGON, virtual accounts,
 * window and font drivers).
 */
export function windowsAccount({ value }: WindowsEvent): WindowsAccount | undefined {
  const name = value("TargetUserName");
  if (name === undefined || name.split("@", 1)[0]?.endsWith("$")) return undefined;
  const given = value("TargetUserSid") ?? value("TargetSid");
  const sid = given === nobody ? undefined : given;
  const domain = value("TargetDomainName");
  if (sid !== undefined && builtIn.test(sid)) return undefined;
  if (domain !== undefined && ownDomains.has(domain.toLowerCase())) return undefined;
  return { name, domain, sid };
}

/** NULL SID, which stands in events of failure. */
const nobody = "S-1-0-0";

/**
 * ANONYMOUS LOGON, SYSTEM, LOCAL and NETWORK SERVICE; services, application pools, virtual machines, window and font
 * drivers.
 */
const builtIn = /^S-1-5-(?:7|18|19|20|(?:80|82|83|90|96)-.*)$/;

const ownDomains = new Set([
  "nt authority",
  "nt service",
  "window manager",
  "font driver host",
  "iis apppool",
]);
