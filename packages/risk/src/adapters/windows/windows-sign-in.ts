import { parseAddress } from "../../sign-in/address.ts";
import { addressRange } from "../../sign-in/address-range.ts";
import { type ParseSignInOptions, parseSignIn } from "../../sign-in/parse-sign-in.ts";
import { readable } from "../../sign-in/readable.ts";
import type { SignIn, SignInResult } from "../../sign-in/sign-in.ts";
import { signInReader } from "../../sign-in/sign-in-reader.ts";
import { namelessId } from "../event-field.ts";
import { type WindowsAccount, windowsAccount } from "./windows-account.ts";
import { type WindowsEvent, windowsEvent } from "./windows-event.ts";
import { kerberosResult, logonResult, logonValidated } from "./windows-result.ts";

/** How events of Windows become sign-ins. */
export interface WindowsOptions extends ParseSignInOptions {
  /**
   * Gives the stable key of an account, such as an objectGUID that the directory's connector knows; `undefined` leaves
   * the event out. Defaults to the name in small letters, without the domain, which not every event knows: enough for
   * one domain.
   */
  readonly subject?: ((account: WindowsAccount) => string | undefined) | undefined;
}

/**
 * Reads an event of the Windows security log: 4624 and 4625 (a logon, on the computer itself), 4768 and 4771 (a
 * Kerberos ticket, on a domain controller). `undefined` for every other event, for accounts that are no person's, for
 * logons of services, batches and the system and those that only change credentials for other computers, and for a
 * ticket request that is asked to prove itself first. Throws `invalid-value`, with the field and never the value, for
 * what cannot be read.
 */
export function windowsSignIn(input: unknown, options: WindowsOptions = {}): SignIn | undefined {
  return readable(() => {
    const event = windowsEvent(input);
    const isLogon = event.id === 4624 || event.id === 4625;
    if (!isLogon && event.id !== 4768 && event.id !== 4771) return undefined;
    const account = windowsAccount(event);
    if (!account || (isLogon && !personal.has(typeOf(event)))) return undefined;
    const result = resultOf(event);
    const subject = (options.subject ?? nameOf)(account);
    if (result === undefined || subject === undefined) return undefined;
    const draft = {
      id: namelessId(event.computer, event.record),
      at: event.at,
      subject,
      result,
      validated:
        event.id === 4625 && logonValidated(event.value("Status"), event.value("SubStatus")),
      address: addressOf(event),
      ...(isLogon ? logonFacts(event) : ticketFacts(event)),
    };
    return parseSignIn(draft, options);
  });
}

/**
 * Logons of people: interactive, network, unlock, clear text, remote, and from the computer's memory. Not of people:
 * the system (0), a batch (4), a service (5); type 9 proves nothing new.
 */
const personal = new Set([2, 3, 7, 8, 10, 11, 12, 13]);

/** Logons at the computer that writes the event. */
const local = new Set([2, 7, 11, 13]);

function typeOf({ value }: WindowsEvent): number {
  const type = value("LogonType");
  if (type === undefined || !/^\d{1,3}$/.test(type)) {
    throw signInReader.fault("LogonType", "must be a whole number");
  }
  return Number(type);
}

function resultOf({ id, value }: WindowsEvent): SignInResult | undefined {
  if (id === 4624) return "succeeded";
  if (id === 4625) return logonResult(value("Status"), value("SubStatus"));
  const status = value("Status");
  if (status === undefined) throw signInReader.fault("Status", "is missing");
  return kerberosResult(status);
}

function nameOf({ name }: WindowsAccount): string {
  return name.toLowerCase();
}

/** An address of the computer itself says nothing, and is left out. */
function addressOf({ value }: WindowsEvent): string | undefined {
  const text = value("IpAddress");
  const address = text === undefined ? undefined : parseAddress(text);
  return address && addressRange(address) === "loopback" ? undefined : text;
}

type Facts = Pick<SignIn, "device" | "application" | "protocol" | "session">;

/**
 * The computer is the device of a logon at it, and what is signed in to of one over the network, whose own name of its
 * workstation proves nothing. NTLM's first version and clear text cannot be strengthened by a second factor at all.
 */
function logonFacts(event: WindowsEvent): Facts {
  const type = typeOf(event);
  const { computer, value } = event;
  const logon = value("TargetLogonId");
  const isLegacy = type === 8 || value("LmPackageName") === "NTLM V1";
  return {
    ...(local.has(type)
      ? { device: { id: computer, type: "desktop" } }
      : { application: computer }),
    ...(isLegacy && { protocol: "legacy" }),
    ...(event.id === 4624 && logon !== undefined && { session: `${computer}/${logon}` }),
  };
}

/** By pre-authentication: 15 and 17 (and 16, RFC 4556) are a certificate's, 2 and 138 a password's. */
function ticketFacts({ value }: WindowsEvent): Pick<SignIn, "method"> {
  const type = value("PreAuthType");
  if (type === "15" || type === "16" || type === "17") return { method: "smartcard" };
  return type === "2" || type === "138" ? { method: "password" } : {};
}
