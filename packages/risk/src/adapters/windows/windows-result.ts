import type { SignInResult } from "../../sign-in/sign-in.ts";

/**
 * Tells how a logon that failed (event 4625) ended, by its status; the sub-status says more where it is not zero. The
 * codes are those of Microsoft's page on the event. A code that is not listed counts as `failed`: whoever tries with
 * odd codes should not go unseen.
 */
export function logonResult(
  status: string | undefined,
  subStatus: string | undefined,
): SignInResult {
  const code = codeOf(subStatus) || codeOf(status);
  if (code === 0xc000_006a) return "wrong-password";
  return refusedLogons.has(code) ? "refused" : "failed";
}

/**
 * Tells whether a logon that failed had the right password: a restriction of the account stopped it (0xC000006E, whose
 * "user name and authentication information are valid", Microsoft's page on the event), which its sub-status may say
 * more of, or the right to this kind of logon, which is looked at last.
 */
export function logonValidated(status: string | undefined, subStatus: string | undefined): boolean {
  return [codeOf(status), codeOf(subStatus)].some((code) => afterPassword.has(code));
}

/** A restriction, hours, workstation, expired password, password to be changed, no right to this logon. */
const afterPassword = new Set([
  0xc000_006e, 0xc000_006f, 0xc000_0070, 0xc000_0071, 0xc000_0224, 0xc000_015b,
]);

/**
 * These; disabled, expired account, authentication firewall, no trust; and what is nobody's doing: no logon server,
 * wrong server state, clocks apart, Netlogon not started, an error during the logon.
 */
const refusedLogons = new Set([
  ...afterPassword,
  ...[0xc000_0072, 0xc000_0193, 0xc000_0413, 0xc000_018c, 0xc000_005e, 0xc000_00dc, 0xc000_0133],
  ...[0xc000_0192, 0xc000_02ee, 0xc000_0225],
]);

/**
 * Tells how a request for a Kerberos ticket (events 4768 and 4771) ended, by its code; `undefined` where
 * pre-authentication is asked for (0x19), which is a step on the way. The codes are those of RFC 4120, section 7.5.9,
 * and of Microsoft's pages on the events.
 */
export function kerberosResult(status: string | undefined): SignInResult | undefined {
  const code = codeOf(status);
  if (code === 0) return "succeeded";
  if (code === 0x18) return "wrong-password";
  if (code === 0x19) return undefined;
  return refusedTickets.has(code) ? "refused" : "failed";
}

/**
 * Account expired, policy, encryption type, no certificate for the smartcard, account not yet valid, password expired,
 * clocks apart. An account that was revoked (0x12) may be a locked one: whoever guesses at it should not go unseen.
 */
const refusedTickets = new Set([0x1, 0xc, 0xe, 0x10, 0x15, 0x17, 0x25]);

/** Reads `0xC000006A`, in letters of any size. A status that is no number is -1, which is in no list. */
function codeOf(text: string | undefined): number {
  if (text === undefined) return 0;
  return /^0x[0-9a-f]{1,8}$/i.test(text) ? Number(text) : -1;
}
