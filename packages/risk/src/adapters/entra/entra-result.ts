import type { SignInResult } from "../../sign-in/sign-in.ts";

/**
 * Tells how an attempt ended from Entra's error code; `undefined` for an interruption on the way, whose end is another
 * event. The codes are those of Microsoft's page "Microsoft Entra authentication and authorization error codes". A code
 * that is not listed means that a rule of the system, or a fault of an application, stopped the attempt: it is
 * `refused`, which is no success and nothing that the person did.
 */
export function entraResult(code: number): SignInResult | undefined {
  if (code === 0) return "succeeded";
  if (wrongPassword.has(code)) return "wrong-password";
  if (failed.has(code)) return "failed";
  return interrupted.has(code) ? undefined : "refused";
}

/** The code of a strong authentication that was asked for and not given. */
export const strongAuthenticationFailed = 500_121;

/**
 * The password was not the account's: 50126 invalid name or password, 50056 no such password, 50064 validation failed.
 */
const wrongPassword = new Set([50_126, 50_056, 50_064]);

/**
 * The person, or whoever tries, did not get through: 50034 and 51004 no such account, 50020 not one of this tenant,
 * 50053 locked after too many wrong passwords, or an address that is known for them.
 */
const failed = new Set([50_034, 51_004, 50_020, 50_053, strongAuthenticationFailed]);

/**
 * Tells whether an attempt that ended with this code had the right password: it was expired (50055), the account
 * disabled (50057) or without the application (50105), a second factor or a registration for one was asked for (50072,
 * 50074, 50076, 50079, 50158), the device did not prove itself (50005, 50155), or Conditional Access stopped it, which
 * Microsoft enforces after the first factor (53000 to 53004). The codes up to 53001, and 53003, are those of M. Zorich,
 * "Azure Sentinel and the story of a very persistent attacker" (2021).
 */
export function entraValidated(code: number): boolean {
  return validated.has(code);
}

const validated = new Set([
  50_005, 50_055, 50_057, 50_072, 50_074, 50_076, 50_079, 50_105, 50_155, 50_158, 53_000, 53_001,
  53_002, 53_003, 53_004,
]);

/**
 * A step of a sign-in that goes on: 16000 and 16001 choose an account, 50058 nobody is signed in yet, 50059 no tenant
 * named, 50097 and 50129 the device is to show itself, 50125 a registration is asked for, 50127 an app is to be
 * installed, 50140 and 50199 a confirmation is asked for, 50168 the browser's extension is asked, 51006 Windows is
 * asked, 65001 consent is asked for, 70016 a device code waits.
 */
const interrupted = new Set([
  16_000, 16_001, 50_058, 50_059, 50_097, 50_125, 50_127, 50_129, 50_140, 50_168, 50_199, 51_006,
  65_001, 70_016,
]);
