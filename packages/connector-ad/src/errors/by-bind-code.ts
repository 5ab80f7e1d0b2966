import type { FailureFacts } from "./failure-facts.ts";

const wrong = "Check credentials.name and credentials.password.";

const reasons: Readonly<Record<number, readonly [message: string, advice: string]>> = {
  1317: ["name or password are wrong", wrong],
  1326: ["name or password are wrong", wrong],
  1328: ["the account may not sign in at this hour", "Widen the account's logon hours."],
  1329: ["the account may not sign in from here", "Widen the account's list of workstations."],
  1330: ["the account's password has expired", "Set a new password, and give it to the connector."],
  1331: ["the account is disabled", "Enable the connector's account."],
  1793: ["the account has expired", "Move the expiry date of the connector's account."],
  1907: [
    "the account's password must be changed",
    "Set a password without asking for a change at the next sign-in.",
  ],
  1909: ["the account is locked", "Unlock the connector's account, and find what locked it."],
};

/** Says why a bind failed, from the number after `data` in Microsoft's text (a Win32 error). Never to be tried again. */
export function bindFailure(data: number | undefined): FailureFacts {
  const [message, advice] = reasons[data ?? 0] ?? ["name or password are wrong", wrong];
  return {
    code: "auth-failed",
    message: `the directory refused the connector's credentials: ${message}`,
    advice,
    retry: "never",
    scope: "system",
  };
}
